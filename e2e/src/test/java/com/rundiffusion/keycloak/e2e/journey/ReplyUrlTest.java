package com.rundiffusion.keycloak.e2e.journey;

import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import com.rundiffusion.keycloak.testkit.journey.Attempt;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a response is taken, and which Destination and Recipient it may have. */
class ReplyUrlTest {

    private static final String APP = Stack.SITES.rundiffusionApp();
    private static final String DOOR = Stack.SITES.sso() + "/realms/rundiffusion/reply-url/response";
    private static final String ARRIVAL = APP + Sites.REPLY_PATH;

    @RegisterExtension
    private final Journey journey = new Journey();

    static Stream<String> registered() {
        return Stack.SITES.replyUrls().stream();
    }

    @ParameterizedTest
    @MethodSource("registered")
    @Tag("A26")
    void eachOfTheFiveIsAccepted(String replyUrl) {
        Journey.Answer answer = journey.browser().answer(APP, journey.contoso(), Person.MEMBER);
        answer.draft().with(ResponseField.DESTINATION, replyUrl).with(ResponseField.RECIPIENT, replyUrl);
        journey.browser().post(ARRIVAL, answer.form()).isSignedIn();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.rundiffusion.com/__/auth/handler",
                "https://app.rundiffusion.com.evil.example/__/auth/handler",
                "https://app.rundiffusion.com@evil.example/__/auth/handler",
                "https://APP.rundiffusion.com/__/auth/handler",
                "https://app.rundiffusion.com/__/auth/Handler",
                "https://app.rundiffusion.com:443/__/auth/handler",
                "https://app.rundiffusion.com:8443/__/auth/handler",
                "https://app.rundiffusion.com/__/auth/handler/",
                "https://app.rundiffusion.com/__/auth/handler?x=1",
                "https://app.rundiffusion.com/__/auth/h%61ndler",
                "http://app.rundiffusion.com/__/auth/handler",
                "https://sso.rundiffusion.com/realms/rundiffusion/broker/contoso/endpoint"
            })
    @Tag("A26")
    void anythingElseIsRefused(String url) {
        Journey.Answer both = journey.browser().answer(APP, journey.contoso(), Person.MEMBER);
        both.draft().with(ResponseField.DESTINATION, url).with(ResponseField.RECIPIENT, url);
        refuses(both, "destination_mismatch");

        Journey.Answer recipientAlone = journey.browser().answer(APP, journey.contoso(), Person.MEMBER);
        recipientAlone.draft().with(ResponseField.RECIPIENT, url);
        refuses(recipientAlone, "recipient_mismatch");
    }

    /** Where production's gateway sends what answers a login. */
    @Test
    void itIsAlsoTakenAtTheDoorOfTheSsoHost() {
        Journey.Answer answer = journey.browser().answer(APP, journey.contoso(), Person.MEMBER);
        journey.browser().post(DOOR, answer.form()).isSignedIn();
    }

    @Test
    void thereTooNobodysIsRefused() {
        Journey.Answer answer = journey.browser().answer(APP, journey.contoso(), Person.MEMBER);
        answer.draft().with(ResponseField.RESPONSE_ISSUER, "https://sts.windows.net/" + UUID.randomUUID() + "/");
        Attempt attempt = Attempt.on(journey);
        journey.browser().post(DOOR, answer.form());
        attempt.isRefused("contoso", "enterprise_unavailable");
    }

    private void refuses(Journey.Answer answer, String code) {
        Attempt attempt = Attempt.on(journey);
        journey.browser().post(ARRIVAL, answer.form());
        attempt.isRefused("contoso", code);
    }
}
