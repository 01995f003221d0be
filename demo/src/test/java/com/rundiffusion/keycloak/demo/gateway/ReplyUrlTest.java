package com.rundiffusion.keycloak.demo.gateway;

import static com.rundiffusion.keycloak.demo.gateway.GatewayFixture.SITES;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.demo.browsing.Answer;
import com.rundiffusion.keycloak.demo.firebase.ReceivedRequest;
import com.rundiffusion.keycloak.entra.Sites;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.InputStreamRequestContent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule of the gateway: a response that Entra posts goes to Keycloak, and on to Firebase if it is not ours. */
class ReplyUrlTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final byte[] RESPONSE =
            "SAMLResponse=PHNhbWxwOlJlc3BvbnNl%2B%2F%3D&RelayState=a.b.c".getBytes(StandardCharsets.US_ASCII);

    private final GatewayFixture fixture = new GatewayFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @MethodSource("appOrigins")
    void aResponseOfOursIsSentOnByTheBrowserItself(String origin) throws Exception {
        fixture.keycloak.answers(307, "http://sso.rundiffusion.localhost/realms/rundiffusion/broker/contoso/endpoint");

        Answer answer = fixture.browser.post(origin + Sites.REPLY_PATH, FORM, RESPONSE);

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.location())
                .isEqualTo("http://sso.rundiffusion.localhost/realms/rundiffusion/broker/contoso/endpoint");
        assertThat(answer.headers().getValuesList("Set-Cookie")).containsExactly("a=1; Path=/", "b=2; Path=/");
        assertThat(fixture.firebase.received()).isEmpty();
        ReceivedRequest asked = onlyOne(fixture.keycloak);
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.path()).isEqualTo("/realms/rundiffusion/reply-url/__/auth/handler");
        assertThat(asked.body()).isEqualTo(RESPONSE);
        assertThat(asked.headers().get("Content-Type")).isEqualTo(FORM);
        assertThat(asked.headers().get("X-Forwarded-Host")).isEqualTo(Sites.host(origin));
        assertThat(asked.headers().get("X-Forwarded-Proto")).isEqualTo("http");
    }

    static List<String> appOrigins() {
        return SITES.appOrigins();
    }

    @Test
    void anUnsolicitedResponseStartsAFreshSignIn() throws Exception {
        fixture.keycloak.answers(303, "http://app.rundiffusion.localhost/?autoLoginSsoProvider=contoso");

        Answer answer = fixture.browser.post(replyUrl(), FORM, RESPONSE);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("http://app.rundiffusion.localhost/?autoLoginSsoProvider=contoso");
        assertThat(fixture.firebase.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 404, 413, 429, 500, 503})
    void anyOtherAnswerOfKeycloakIsPassedOn(int status) throws Exception {
        fixture.keycloak.answers(status, null);

        Answer answer = fixture.browser.post(replyUrl(), FORM, RESPONSE);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("keycloak");
        assertThat(fixture.firebase.received()).isEmpty();
    }

    @Test
    void whatIsNotOursReachesFirebaseUnchanged() throws Exception {
        fixture.keycloak.answers(421, null);
        fixture.firebase.answers(302, "http://app.rundiffusion.localhost/welcome");
        byte[] body = new byte[300_000];
        new Random(1).nextBytes(body);

        Answer answer = fixture.browser.send(
                "POST",
                replyUrl() + "?apiKey=k&x=%2F",
                request -> request.headers(headers -> headers.put("Cookie", "fb=1")
                                .put("X-Client-Version", "Chrome/JsCore")
                                .put("Accept", "*/*"))
                        .body(new BytesRequestContent("application/x-www-form-urlencoded ; charset=UTF-8", body)));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).isEqualTo("http://app.rundiffusion.localhost/welcome");
        assertThat(answer.body()).isEqualTo("firebase");
        assertThat(answer.headers().getValuesList("Set-Cookie")).hasSize(2);
        ReceivedRequest passed = onlyOne(fixture.firebase);
        assertThat(passed.method()).isEqualTo("POST");
        assertThat(passed.host()).isEqualTo("app.rundiffusion.localhost");
        assertThat(passed.path()).isEqualTo("/__/auth/handler");
        assertThat(passed.query()).isEqualTo("apiKey=k&x=%2F");
        assertThat(passed.body()).isEqualTo(body);
        assertThat(passed.headers().get("Content-Type")).isEqualTo("application/x-www-form-urlencoded ; charset=UTF-8");
        assertThat(passed.headers().get("Content-Length")).isEqualTo("300000");
        assertThat(passed.headers().get("Cookie")).isEqualTo("fb=1");
        assertThat(passed.headers().get("X-Client-Version")).isEqualTo("Chrome/JsCore");
        assertThat(onlyOne(fixture.keycloak).body()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Application/X-WWW-Form-UrlEncoded",
                "application/x-www-form-urlencoded;charset=UTF-8",
                "APPLICATION/X-WWW-FORM-URLENCODED ; CHARSET=\"utf",
            })
    void aFormIsOneHoweverItsTypeIsSpelled(String type) throws Exception {
        assertThat(fixture.browser.post(replyUrl(), type, RESPONSE).body()).isEqualTo("keycloak");

        assertThat(onlyOne(fixture.keycloak).body()).isEqualTo(RESPONSE);
        assertThat(fixture.firebase.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=\"a b\"",
                "multipart/form-data",
                "application/json",
                "text/plain; application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded-not",
                "application/x-www-form-urlencoded, text/plain",
                "x",
                ";;=/ \"",
            })
    void whatIsNoFormIsFirebasesAndKeycloakIsNotAsked(String type) throws Exception {
        byte[] body = new byte[300_000];
        new Random(2).nextBytes(body);

        Answer answer = fixture.browser.post(replyUrl() + "?apiKey=k&x=%2F", type, body);

        assertThat(answer.body()).isEqualTo("firebase");
        ReceivedRequest passed = onlyOne(fixture.firebase);
        assertThat(passed.method()).isEqualTo("POST");
        assertThat(passed.path()).isEqualTo("/__/auth/handler");
        assertThat(passed.query()).isEqualTo("apiKey=k&x=%2F");
        assertThat(passed.headers().get("Content-Type")).isEqualTo(type);
        assertThat(passed.body()).isEqualTo(body);
        assertThat(fixture.keycloak.received()).isEmpty();
    }

    @Test
    void aPostWithoutBodyOrTypeReachesFirebaseLikeThat() throws Exception {
        Answer answer = fixture.browser.send("POST", replyUrl(), request -> {});

        assertThat(answer.body()).isEqualTo("firebase");
        ReceivedRequest passed = onlyOne(fixture.firebase);
        assertThat(passed.body()).isEmpty();
        assertThat(passed.headers().get("Content-Type")).isNull();
        assertThat(fixture.keycloak.received()).isEmpty();
    }

    @Test
    void aPostOfUnknownLengthReachesFirebaseWhole() throws Exception {
        fixture.keycloak.answers(421, null);

        Answer answer = fixture.browser.send(
                "POST",
                replyUrl(),
                request -> request.body(new InputStreamRequestContent(FORM, new ByteArrayInputStream(RESPONSE), null)));

        assertThat(answer.body()).isEqualTo("firebase");
        assertThat(onlyOne(fixture.firebase).body()).isEqualTo(RESPONSE);
    }

    @Test
    void aPostOfTheLargestSizePassesAndOneByteMoreIsRefused() throws Exception {
        fixture.keycloak.answers(421, null);

        Answer largest = fixture.browser.post(replyUrl(), FORM, new byte[Routing.MOST_TO_KEYCLOAK]);
        Answer larger = fixture.browser.post(replyUrl(), FORM, new byte[Routing.MOST_TO_KEYCLOAK + 1]);

        assertThat(largest.body()).isEqualTo("firebase");
        assertThat(onlyOne(fixture.firebase).body()).hasSize(Routing.MOST_TO_KEYCLOAK);
        assertThat(larger.status()).isEqualTo(413);
        assertThat(larger.body()).contains("What was posted is larger than any sign-in response.");
        assertThat(larger.headers().get("Content-Security-Policy")).startsWith("default-src 'none';");
        assertThat(fixture.keycloak.received()).hasSize(1);
    }

    @Test
    void whenKeycloakIsDownNothingGoesToFirebase() throws Exception {
        fixture.keycloakServer.close();

        Answer answer = fixture.browser.post(replyUrl(), FORM, RESPONSE);

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).contains("The sign-in service does not answer at the moment.");
        assertThat(fixture.firebase.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%5F_/auth/handler", "/x/../__/auth/handler", "/__/./auth/handler"})
    void anotherSpellingOfTheReplyUrlIsTheReplyUrl(String path) throws Exception {
        fixture.browser.post(SITES.runnitApp() + path, FORM, RESPONSE);

        assertThat(onlyOne(fixture.keycloak).path()).isEqualTo("/realms/rundiffusion/reply-url/__/auth/handler");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS"})
    void onlyAPostIsAResponse(String method) throws Exception {
        Answer answer = fixture.browser.send(method, replyUrl() + "?state=1", request -> {});

        assertThat(answer.body()).isEqualTo("firebase");
        assertThat(onlyOne(fixture.firebase).method()).isEqualTo(method);
        assertThat(fixture.keycloak.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/__/auth/handler/", "/__/auth/Handler", "/__/auth/iframe", "/__/firebase/init.json"})
    void aPostToAnythingElseOfFirebasesIsFirebases(String path) throws Exception {
        Answer answer = fixture.browser.post(SITES.rundiffusionWww() + path, FORM, RESPONSE);

        assertThat(answer.body()).isEqualTo("firebase");
        assertThat(onlyOne(fixture.firebase).path()).isEqualTo(path);
        assertThat(fixture.keycloak.received()).isEmpty();
    }

    private static String replyUrl() {
        return SITES.rundiffusionApp() + Sites.REPLY_PATH;
    }

    private static ReceivedRequest onlyOne(RecordingUpstream upstream) {
        assertThat(upstream.received()).hasSize(1);
        return upstream.received().get(0);
    }
}
