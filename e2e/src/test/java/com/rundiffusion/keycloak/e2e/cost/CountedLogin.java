package com.rundiffusion.keycloak.e2e.cost;

import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.TokenEndpoint;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;

/** A login as a browser makes it, from the app's request over Entra and the Reply URL to the tokens, and what it took. */
final class CountedLogin {

    private static final Sites SITES = Stack.SITES;
    private static final String CLIENT = "rundiffusion";

    private final Journey journey;
    private final Visitor visitor;
    private int redirects;
    private int bytes;

    CountedLogin(Journey journey) {
        this.journey = journey;
        this.visitor = new Visitor(journey.services().keycloak(), SITES);
    }

    CountedLogin run(EntraTenant tenant, Person person) {
        String next = follow(visitor.get(Authorization.of(CLIENT)
                .with("autoLoginSsoProvider", tenant.name())
                .url()));
        while (next.startsWith(SITES.sso())) {
            next = follow(visitor.get(next));
        }
        AuthnRequest request = AuthnRequest.fromRedirect(URI.create(next));
        Map<String, String> form =
                Map.of("SAMLResponse", tenant.respond(request, person).toBase64(), "RelayState", request.relayState());
        next = follow(visitor.post(
                SITES.sso() + "/realms/rundiffusion/reply-url" + Sites.REPLY_PATH,
                Sites.authority(SITES.rundiffusionApp()),
                form));
        next = follow(visitor.post(next, form));
        while (next.startsWith(SITES.sso())) {
            next = follow(visitor.get(next));
        }
        TokenEndpoint.Answer tokens = new TokenEndpoint(journey.services().keycloak()).exchange(CLIENT, next);
        bytes += tokens.body().toString().length();
        return this;
    }

    private String follow(HttpResponse<String> answer) {
        redirects++;
        bytes += answer.body().length();
        answer.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> bytes += name.length() + value.length()));
        return Visitor.location(answer);
    }

    int redirects() {
        return redirects;
    }

    int bytes() {
        return bytes;
    }
}
