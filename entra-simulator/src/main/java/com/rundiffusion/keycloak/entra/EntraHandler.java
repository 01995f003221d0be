package com.rundiffusion.keycloak.entra;

import static com.rundiffusion.keycloak.entra.Html.element;

import com.rundiffusion.keycloak.entra.saml.Aadsts;
import com.rundiffusion.keycloak.entra.saml.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The host's paths: {@code /} and the style sheet, all others below a tenant's id. */
final class EntraHandler extends Handler.Abstract {

    private static final String DISCOVERY = "/v2.0/.well-known/openid-configuration";

    private final SimulatedEntra entra;
    private final BrowserSessions sessions;
    private final SingleSignOn singleSignOn;
    private final SingleLogout singleLogout;
    private final Answer style;

    EntraHandler(SimulatedEntra entra, boolean https) {
        this.entra = entra;
        sessions = new BrowserSessions(https);
        singleSignOn = new SingleSignOn(sessions);
        singleLogout = new SingleLogout(sessions);
        style = Answer.text("text/css; charset=utf-8", resource("entra.css"));
    }

    private static String resource(String name) {
        try (InputStream in = EntraHandler.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Answer answer = answer(request);
        response.setStatus(answer.status());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(answer.bytes()), callback);
        return true;
    }

    private Answer answer(Request request) {
        try {
            return answer(new Visit(request));
        } catch (Refusal refusal) {
            return Answer.failure(400, SignInPages.refusal(refusal, entra.now()));
        }
    }

    private Answer answer(Visit visit) {
        String[] parts = visit.path().split("/", 3);
        if (parts.length < 2 || parts[1].isEmpty()) {
            return Answer.page(AdministratorPages.index(entra.tenants()));
        }
        if (visit.path().equals(Page.STYLE_PATH)) {
            return style;
        }
        if (visit.path().endsWith(DISCOVERY)) {
            return discovery(parts[1].toLowerCase(Locale.ROOT));
        }
        EntraTenant tenant = entra.tenant(parts[1].toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new Refusal(Aadsts.UNKNOWN_TENANT, "Tenant '" + parts[1] + "' was not found."));
        return answer(tenant, parts.length < 3 ? "" : parts[2].toLowerCase(Locale.ROOT), visit);
    }

    private Answer answer(EntraTenant tenant, String path, Visit visit) {
        return switch (path) {
            case "saml2" ->
                SingleLogout.isMeant(visit) ? singleLogout.request(tenant, visit) : singleSignOn.request(tenant, visit);
            case "login" -> singleSignOn.picked(tenant, visit);
            case "cancel" -> singleSignOn.cancelled(tenant, visit);
            case "signout" -> singleLogout.signOut(tenant, visit);
            case "federationmetadata/2007-06/federationmetadata.xml" -> metadata(tenant, visit.query("appid"));
            case "myapps" -> Answer.page(AdministratorPages.myApps(tenant, signedIn(tenant, visit)));
            case "myapps/open" -> singleSignOn.open(tenant, visit);
            default -> Portal.answer(tenant, path, visit);
        };
    }

    /** Of a tenant by its id, or by a domain that it has proven: of OpenID Connect, only whose it is. */
    private Answer discovery(String name) {
        return entra.tenant(name)
                .or(() -> entra.tenantOfDomain(name))
                .map(tenant ->
                        Answer.text("application/json; charset=utf-8", "{\"issuer\":\"" + tenant.url() + "/v2.0\"}"))
                .orElseGet(() -> Answer.failure(
                        400, Page.card("No tenant", element("h1", "AADSTS90002: no tenant has " + name))));
    }

    private Optional<EntraUser> signedIn(EntraTenant tenant, Visit visit) {
        return sessions.of(visit, tenant).map(SignedIn::objectId).flatMap(tenant::user);
    }

    private static Answer metadata(EntraTenant tenant, String applicationId) {
        if (applicationId != null
                && !applicationId.equalsIgnoreCase(tenant.application().id())) {
            throw new Refusal(Aadsts.UNKNOWN_APPLICATION, "No application '" + applicationId + "' was found.");
        }
        return Answer.text(
                "application/xml; charset=utf-8", applicationId == null ? tenant.tenantMetadata() : tenant.metadata());
    }
}
