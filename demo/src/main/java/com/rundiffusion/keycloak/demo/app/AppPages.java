package com.rundiffusion.keycloak.demo.app;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.rundiffusion.keycloak.demo.page.Pages;
import com.rundiffusion.keycloak.demo.page.StrictHeaders;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;

/** What an app shows. */
final class AppPages {

    private final Pages pages = new Pages(AppPages.class);
    private final Brand brand;
    private final String otherOrigin;
    private final String help;
    private final String microsoftSignOut;

    /**
     * @param help the page for whom a page of Microsoft's has stopped
     * @param microsoftSignOut for whoever has signed out here and wants to do so there
     */
    AppPages(Brand brand, String otherOrigin, String help, String microsoftSignOut) {
        this.brand = brand;
        this.otherOrigin = otherOrigin;
        this.help = help;
        this.microsoftSignOut = microsoftSignOut;
    }

    void signedIn(Exchange exchange, Target target, SignedIn who) {
        answer(
                exchange,
                HttpStatus.OK_200,
                "signed-in.ftlh",
                Map.of(
                        "place", target.path(),
                        "person", Person.of(who),
                        "idClaims", ClaimTable.of(who.idClaims()),
                        "accessClaims", ClaimTable.of(who.accessClaims())));
    }

    void signedOut(Exchange exchange, Target target, Notice.SignedOut notice) {
        answer(
                exchange,
                HttpStatus.OK_200,
                "signed-out.ftlh",
                Map.of(
                        "reason",
                        notice.reason().name(),
                        "signIn",
                        LinkParameters.NONE.link(target),
                        "microsoftSignOut",
                        microsoftSignOut));
    }

    void failed(Exchange exchange, Notice.Failed failed) {
        Map<String, Object> model = new HashMap<>();
        model.put("error", failed.error());
        model.put("description", failed.description());
        model.put("retry", failed.retry());
        answer(exchange, HttpStatus.OK_200, "failed.ftlh", model);
    }

    void unavailable(Exchange exchange) {
        answer(exchange, HttpStatus.SERVICE_UNAVAILABLE_503, "unavailable.ftlh", Map.of());
    }

    void noCookies(Exchange exchange) {
        answer(exchange, HttpStatus.BAD_REQUEST_400, "no-cookies.ftlh", Map.of());
    }

    void notFound(Exchange exchange) {
        answer(exchange, HttpStatus.NOT_FOUND_404, "not-found.ftlh", Map.of());
    }

    /** The same as the page shows, for scripts. */
    void session(Exchange exchange, Optional<SignedIn> who) {
        Map<String, Object> session = new HashMap<>();
        session.put("signedIn", who.isPresent());
        who.ifPresent(signedIn -> {
            session.put("idToken", signedIn.idClaims().toJSONObject());
            session.put("accessToken", signedIn.accessClaims().toJSONObject());
        });
        StrictHeaders.add(exchange.response());
        exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        Content.Sink.write(exchange.response(), true, JSONObjectUtils.toJSONString(session), exchange.callback());
    }

    private void answer(Exchange exchange, int status, String template, Map<String, ?> specific) {
        Map<String, Object> model = new HashMap<>(specific);
        model.put("brand", brand);
        model.put("other", brand.other());
        model.put("otherOrigin", otherOrigin);
        model.put("help", help);
        pages.answer(exchange.response(), exchange.callback(), status, template, model);
    }
}
