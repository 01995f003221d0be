package com.rundiffusion.keycloak.demo.app;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.util.Fields;

/**
 * The app's pages and what they have to do with signing in. The redirect URI is the home page; every other page is the
 * {@link Target} of a sign-in.
 *
 * <p>A load without a session asks the broker once, unseen, whether there is one ({@code prompt=none}). The answer leaves a
 * {@link Notice}, which the next load shows and uses up instead of asking again: no loop, and a later load asks anew, so that
 * someone who has signed in to the other app meanwhile is signed in here too.
 */
final class SignIn {

    /** What Keycloak says when the login page was left open for too long, or another tab has signed in meanwhile. */
    private static final String START_AGAIN = "authentication_expired";

    private static final String COOKIE_CHECK = "cookie-check";

    private final PendingSignIns pending = new PendingSignIns();
    private final OpenIdClient broker;
    private final Browsers browsers;
    private final AppPages pages;

    SignIn(OpenIdClient broker, Browsers browsers, AppPages pages) {
        this.broker = broker;
        this.browsers = browsers;
        this.pages = pages;
    }

    void home(Exchange exchange) throws IOException {
        Fields query = exchange.query();
        String state = query.getValue("state");
        if (query.getValue(COOKIE_CHECK) != null) {
            checkCookies(exchange);
        } else if (state != null && !state.isBlank()) {
            answered(exchange, query, new State(state));
        } else {
            page(exchange);
        }
    }

    void page(Exchange exchange) throws IOException {
        LinkParameters asked = LinkParameters.in(exchange.query());
        Target target = exchange.target();
        if (asked.equals(LinkParameters.NONE)) {
            load(exchange, target);
        } else {
            begin(exchange, asked, target);
        }
    }

    /** A browser that takes none would be sent to the broker and back for ever. */
    private void checkCookies(Exchange exchange) throws IOException {
        if (browsers.of(exchange.request(), exchange.origin()).isPresent()) {
            exchange.redirectHome();
        } else {
            pages.noCookies(exchange);
        }
    }

    void begin(Exchange exchange) throws IOException {
        begin(exchange, LinkParameters.NONE, Target.in(exchange.query().getValue("to")));
    }

    private void begin(Exchange exchange, LinkParameters asked, Target target) throws IOException {
        send(exchange, PendingSignIn.asked(browser(exchange), exchange.origin(), asked, target));
    }

    /** A form that another site posts comes without the cookie (SameSite), and so signs nobody out. */
    void signOut(Exchange exchange) throws IOException {
        Browser browser = browser(exchange);
        Optional<SignedIn> who = browser.signOut();
        browser.leave(new Notice.SignedOut(Notice.Reason.ON_REQUEST));
        exchange.redirect(who.isPresent() ? broker.signOut(who.get()).toString() : exchange.origin() + "/");
    }

    private void load(Exchange exchange, Target target) throws IOException {
        Browser browser = browser(exchange);
        Optional<Notice> notice = browser.takeNotice();
        if (notice.orElse(null) instanceof Notice.Failed failed) {
            pages.failed(exchange, failed);
            return;
        }
        Optional<SignedIn> who = browser.renew(broker);
        if (who.isPresent()) {
            pages.signedIn(exchange, target, who.get());
        } else if (notice.isPresent()) {
            pages.signedOut(exchange, target, (Notice.SignedOut) notice.get());
        } else {
            send(exchange, PendingSignIn.silent(browser, exchange.origin(), target));
        }
    }

    private void send(Exchange exchange, PendingSignIn request) throws IOException {
        String location = broker.signIn(request).toString();
        pending.add(request);
        exchange.redirect(location);
    }

    private void answered(Exchange exchange, Fields query, State state) throws IOException {
        Optional<PendingSignIn> request = pending.take(state);
        Optional<Browser> browser = browsers.of(exchange.request(), exchange.origin());
        if (request.isEmpty()) {
            // Used up (back button, reload) or forgotten.
            exchange.redirectHome();
        } else if (browser.isEmpty()) {
            // A bookmark of the sign-in page in another browser, or a browser that takes no cookies.
            browser(exchange);
            exchange.redirect(exchange.origin() + "/?" + COOKIE_CHECK + "=1");
        } else if (browser.get() != request.get().browser()) {
            // Someone else's sign-in, sent here to have this person use it unawares.
            exchange.redirectHome();
        } else {
            conclude(exchange, query, request.get());
        }
    }

    private void conclude(Exchange exchange, Fields query, PendingSignIn request) throws IOException {
        try {
            AuthenticationResponse answer =
                    AuthenticationResponseParser.parse(URI.create(exchange.origin() + "/"), parameters(query));
            if (answer.indicatesSuccess()) {
                request.browser()
                        .signIn(broker.redeem(
                                answer.toSuccessResponse().getAuthorizationCode(), answer.getIssuer(), request));
                exchange.redirect(request.target());
            } else {
                refused(exchange, request, answer.toErrorResponse().getErrorObject());
            }
        } catch (SignInRefused e) {
            refused(exchange, request, new ErrorObject(e.error(), e.getMessage()));
        } catch (ParseException e) {
            refused(exchange, request, new ErrorObject(OAuth2Error.INVALID_REQUEST_CODE));
        }
    }

    private void refused(Exchange exchange, PendingSignIn request, ErrorObject error) throws IOException {
        boolean startAgain = OAuth2Error.TEMPORARILY_UNAVAILABLE_CODE.equals(error.getCode())
                && START_AGAIN.equals(error.getDescription());
        if (startAgain && !request.repeated()) {
            send(exchange, request.again());
            return;
        }
        request.browser().leave(notice(request, error));
        exchange.redirect(request.target());
    }

    private static Notice notice(PendingSignIn request, ErrorObject error) {
        return request.silent()
                ? new Notice.SignedOut(request.browser().reason())
                : new Notice.Failed(
                        error.getCode(), error.getDescription(), request.asked().link(request.target()));
    }

    private static Map<String, List<String>> parameters(Fields query) {
        return query.stream().collect(Collectors.toMap(Fields.Field::getName, Fields.Field::getValues));
    }

    private Browser browser(Exchange exchange) {
        return browsers.of(exchange.request(), exchange.origin())
                .orElseGet(() -> browsers.create(exchange.response(), exchange.origin()));
    }
}
