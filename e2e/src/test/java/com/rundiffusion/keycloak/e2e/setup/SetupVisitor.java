package com.rundiffusion.keycloak.e2e.setup;

import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a setup link, without script. */
final class SetupVisitor {

    private static final Sites SITES = Stack.SITES;
    /** Of who works on a link. */
    static final String COOKIE = "__Host-SETUP";

    private static final Pattern STATE = Pattern.compile("name=\"state\" value=\"([^\"]+)\"");
    private static final Pattern COLLEAGUE = Pattern.compile("https://[^\"<]+/setup/open-test/[A-Za-z0-9_-]+");
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private final Visitor visitor;
    private String base;
    private String lastToken;

    SetupVisitor(Journey journey) {
        this.visitor = new Visitor(journey.services().keycloak(), SITES);
    }

    /** Opens the link of a mail and presses "Begin". */
    SetupVisitor open(String url) {
        visitor.get(url);
        String first = Visitor.location(visitor.post(url, Map.of()));
        base = first.substring(0, first.lastIndexOf('/') + 1);
        return this;
    }

    /** Presses "Begin" without having looked. */
    HttpResponse<String> press(String url) {
        return visitor.post(url, Map.of());
    }

    /** The one that its forms carried when one was last sent. */
    String tokenOfItsSession() {
        return lastToken;
    }

    /** What a page of another site does in this browser. */
    HttpResponse<String> pressFromElsewhere(String url) {
        return visitor.post(url, new byte[0], Map.of("Sec-Fetch-Site", "cross-site"));
    }

    /** Types an address on the page of a link that has ended. */
    HttpResponse<String> askAgain(String url, String address) {
        return visitor.post(url + "/renew", Map.of("contact", address));
    }

    /** That a form of this step carries. */
    String token(String step) {
        return tokenIn(step(step).body());
    }

    /** @return a link for somebody who does no more than sign in */
    String inviteColleague() {
        Matcher url = COLLEAGUE.matcher(send("test", "colleague", Map.of()).body());
        if (!url.find()) {
            throw new IllegalStateException("No link for a colleague");
        }
        return url.group();
    }

    /** Opens a colleague's link and presses its button; ends at Entra's Login URL. */
    String openTest(String url) {
        visitor.get(url);
        return Visitor.location(visitor.post(url, Map.of()));
    }

    String base() {
        return base;
    }

    String cookie() {
        return visitor.cookie(COOKIE);
    }

    /** Of whoever has opened a colleague's link. */
    String cookieOfTest() {
        return visitor.cookie(COOKIE + "-TEST");
    }

    /** Goes on where somebody is, with this value in the cookie of who works on the link. */
    SetupVisitor pretend(SetupVisitor somebody, String value) {
        base = somebody.base;
        visitor.setCookie(COOKIE, value);
        return this;
    }

    HttpResponse<String> get(String url) {
        return visitor.get(url);
    }

    HttpResponse<String> step(String step) {
        return visitor.get(base + step);
    }

    /** As the page sends it. */
    HttpResponse<String> send(String step, String to, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("token", token(step));
        return visitor.post(base + to, form);
    }

    /** Ticks that it is sure and presses the button of the last step, be it to go live or to go on with a renewal. */
    HttpResponse<String> goOn() {
        return goOn(Map.of("sure", "yes"));
    }

    /** The same as a mail filter does it: it submits forms, and ticks nothing. */
    HttpResponse<String> goOnWithoutTick() {
        return goOn(Map.of());
    }

    private HttpResponse<String> goOn(Map<String, String> tick) {
        Map<String, String> form = new HashMap<>(tick);
        form.put("token", token("values"));
        Matcher state = STATE.matcher(step("live").body());
        if (state.find()) {
            form.put("state", state.group(1));
        }
        return visitor.post(base + "live", form);
    }

    HttpResponse<String> sendWithoutToken(String to, Map<String, String> fields) {
        return visitor.post(base + to, fields);
    }

    /** Gives values, and says that what was understood is right. */
    HttpResponse<String> give(String text) {
        return send("values", "values", Map.of("text", text, "keep", "yes"));
    }

    /** Ends at Entra's Login URL. */
    String beginTest() {
        return Visitor.location(send("test", "begin-test", Map.of()));
    }

    /** A test as Entra answers it, which the test may alter. */
    HttpResponse<String> test(EntraTenant tenant, Person person, UnaryOperator<ResponseDraft> change) {
        return answer(AuthnRequest.fromRedirect(URI.create(beginTest())), tenant, person, change);
    }

    HttpResponse<String> answer(
            AuthnRequest request, EntraTenant tenant, Person person, UnaryOperator<ResponseDraft> change) {
        Map<String, String> form = Map.of(
                "SAMLResponse",
                change.apply(tenant.respond(request, person)).toBase64(),
                "RelayState",
                request.relayState());
        String test = Visitor.location(visitor.post(
                SITES.sso() + "/realms/rundiffusion/reply-url" + Sites.REPLY_PATH,
                Sites.authority(SITES.rundiffusionApp()),
                form));
        return visitor.get(Visitor.location(visitor.post(test, form)));
    }

    private String tokenIn(String page) {
        Matcher matcher = TOKEN.matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("No form of a setup page in:\n" + page);
        }
        lastToken = matcher.group(1);
        return lastToken;
    }
}
