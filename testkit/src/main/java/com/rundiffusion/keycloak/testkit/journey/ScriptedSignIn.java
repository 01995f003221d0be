package com.rundiffusion.keycloak.testkit.journey;

import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import java.util.Map;

/** A sign-in of somebody in a browser of their own, without its pages: for what is about tokens alone. */
public final class ScriptedSignIn {

    private static final Sites SITES = Stack.SITES;
    private static final String CLIENT = "rundiffusion";

    private final TokenEndpoint.Answer tokens;

    private ScriptedSignIn(TokenEndpoint.Answer tokens) {
        this.tokens = tokens;
    }

    /** By the company's link; fails where a page is in between. */
    public static ScriptedSignIn of(Journey journey, EntraTenant tenant, Person person) {
        Visitor visitor = new Visitor(journey.services().keycloak(), SITES);
        AuthnRequest request = visitor.atEntra(
                Authorization.of(CLIENT)
                        .with("autoLoginSsoProvider", tenant.name())
                        .url(),
                SITES);
        String next = Visitor.location(visitor.post(
                SITES.sso() + "/realms/rundiffusion/broker/" + tenant.name() + "/endpoint",
                Map.of(
                        "SAMLResponse", tenant.respond(request, person).toBase64(),
                        "RelayState", request.relayState())));
        while (next.startsWith(SITES.sso())) {
            next = Visitor.location(visitor.get(next));
        }
        return new ScriptedSignIn(new TokenEndpoint(journey.services().keycloak()).exchange(CLIENT, next));
    }

    public Map<String, Object> idClaims() {
        return tokens.claims("id_token");
    }

    public Map<String, Object> accessClaims() {
        return tokens.claims("access_token");
    }
}
