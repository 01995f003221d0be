package com.rundiffusion.keycloak.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An answer of Entra is seen by nobody who looks over a shoulder: not in a frame, an address, a referrer or a log. */
@Tag("A46")
class SecrecyTest {

    private static final String APP = Stack.SITES.rundiffusionApp();
    private static final String ARRIVAL = APP + Sites.REPLY_PATH;
    private static final String REALM = Stack.SITES.sso() + "/realms/rundiffusion";

    @RegisterExtension
    private final Journey journey = new Journey();

    @Test
    void noPageCanBeFramed() {
        Page page = journey.page();
        String form = "<form method='post' target='posted' action='%s/reply-url/refused'></form>".formatted(REALM);
        String frames = frame(Authorization.of("rundiffusion").url())
                + frame(REALM + "/nothing")
                + frame(REALM + "/protocol/openid-connect/logout")
                + frame(REALM + "/protocol/openid-connect/login-status-iframe.html")
                + frame(REALM + "/entra-logout")
                + "<iframe name='posted'></iframe>";
        page.route(
                "https://evil.example/",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody(form + frames + frame("https://evil.example/harmless"))));
        page.route(
                "https://evil.example/harmless",
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody("<h1>Harmless</h1>")));
        page.navigate("https://evil.example/");
        page.evaluate("() => document.forms[0].submit()");
        page.waitForCondition(() ->
                page.frames().stream().map(Frame::url).noneMatch(url -> url.isEmpty() || url.equals("about:blank")));
        List<Frame> framed = page.mainFrame().childFrames();
        assertThat(framed).hasSize(7);
        assertThat(framed.get(6).locator("h1").textContent()).isEqualTo("Harmless");
        assertThat(framed.subList(0, 6)).extracting(Frame::url).containsOnly("chrome-error://chromewebdata/");
    }

    private static String frame(String url) {
        return "<iframe src='" + url.replace("&", "&amp;") + "'></iframe>";
    }

    @Test
    void anAnswerIsInNoAddressNoReferrerAndNoLog() throws IOException {
        Watched watched = Watched.watch(journey.page());
        long logged = Files.size(journey.log());
        Journey.Answer good = journey.answer(APP, journey.contoso(), Person.MEMBER);
        journey.post(ARRIVAL, good.form());
        journey.app().awaitSignedIn();
        journey.page().context().clearCookies();
        Journey.Answer bad = journey.answer(APP, journey.contoso(), Person.MEMBER);
        bad.draft().with(ResponseField.AUDIENCE, "spn:somebody.else");
        journey.post(ARRIVAL, bad.form());
        assertThat(journey.refusalCode()).isEqualTo("audience_mismatch");

        assertThat(watched.requests())
                .noneMatch(request -> request.url().contains("SAMLResponse"))
                .filteredOn(request -> !request.url().startsWith(Stack.SITES.entra()))
                .filteredOn(request -> !request.url().equals(ARRIVAL))
                .noneMatch(request -> request.allHeaders().containsKey("referer"));
        byte[] log = Files.readAllBytes(journey.log());
        String since = new String(log, (int) logged, log.length - (int) logged, StandardCharsets.UTF_8);
        EntraUser user = journey.contoso().user(Person.MEMBER);
        assertThat(since)
                .contains("audience_mismatch")
                .doesNotContainIgnoringCase(user.mail())
                .doesNotContainIgnoringCase(user.userPrincipalName())
                .doesNotContain(user.objectId());
        for (Journey.Answer answer : List.of(good, bad)) {
            assertThat(since)
                    .doesNotContain(answer.request().relayState())
                    .doesNotContain(answer.form().get("SAMLResponse").substring(0, 60))
                    .doesNotContain("<saml");
        }
    }
}
