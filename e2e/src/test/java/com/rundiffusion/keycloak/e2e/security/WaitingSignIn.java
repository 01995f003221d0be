package com.rundiffusion.keycloak.e2e.security;

import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sign-in of Contoso's that waits at Entra, without a browser: so that the broker endpoint can be sent what no browser sends. */
final class WaitingSignIn {

    private static final String ENDPOINT = Stack.SITES.sso() + "/realms/rundiffusion/broker/contoso/endpoint";
    private static final Pattern REJECTION = Pattern.compile("data-rejection=\"(\\w+)\"");

    /** @param code of the refusal, if it is one */
    record Answer(int status, Optional<String> code) {

        private static Answer of(HttpResponse<String> response) {
            Matcher rejection = REJECTION.matcher(response.body());
            return new Answer(
                    response.statusCode(), rejection.find() ? Optional.of(rejection.group(1)) : Optional.empty());
        }
    }

    private final Visitor visitor;
    private final AuthnRequest asked;
    private final ResponseDraft good;

    private WaitingSignIn(Visitor visitor, AuthnRequest asked, ResponseDraft good) {
        this.visitor = visitor;
        this.asked = asked;
        this.good = good;
    }

    static WaitingSignIn on(Journey journey) {
        Visitor visitor = new Visitor(journey.keycloak().address(), Stack.SITES);
        AuthnRequest asked = visitor.atEntra(
                Authorization.of("rundiffusion")
                        .with("autoLoginSsoProvider", "contoso")
                        .url(),
                Stack.SITES);
        return new WaitingSignIn(visitor, asked, journey.contoso().respond(asked, Person.MEMBER));
    }

    ResponseDraft good() {
        return good;
    }

    String relayState() {
        return asked.relayState();
    }

    /** The form that answers it, with a response of the test's. */
    byte[] form(String response) {
        return form(response, relayState());
    }

    static byte[] form(String response, String relayState) {
        return Visitor.body(Map.of("SAMLResponse", response, "RelayState", relayState));
    }

    Answer post(byte[] form) {
        return post(form, Map.of());
    }

    Answer post(byte[] form, Map<String, String> headers) {
        return Answer.of(visitor.post(ENDPOINT, form, headers));
    }

    CompletableFuture<Answer> posting(byte[] form) {
        return visitor.posting(ENDPOINT, form).thenApply(Answer::of);
    }

    /** The same form as a query. */
    Answer get(byte[] form) {
        return Answer.of(visitor.get(ENDPOINT + "?" + new String(form, StandardCharsets.US_ASCII)));
    }
}
