package com.rundiffusion.keycloak.testkit.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;

/** A sign-in of somebody in a browser of their own, without its pages: for what is about tokens alone. */
public final class ScriptedSignIn {

    private static final String CLIENT = "rundiffusion";
    private static final Sites SITES = Stack.SITES;
    private final Visitor visitor;
    private final String sessionIndex;
    private final TokenEndpoint endpoint;
    private final TokenEndpoint.Answer tokens;

    private ScriptedSignIn(Visitor visitor, String sessionIndex, TokenEndpoint endpoint, TokenEndpoint.Answer tokens) {
        this.visitor = visitor;
        this.sessionIndex = sessionIndex;
        this.endpoint = endpoint;
        this.tokens = tokens;
    }

    /** By the company's link; fails where a page is in between. */
    public static ScriptedSignIn of(Journey journey, EntraTenant tenant, Person person) {
        return of(journey, Authorization.of(CLIENT), tenant, person);
    }

    /** Of whoever is in the company's directory. */
    public static ScriptedSignIn of(Journey journey, EntraTenant tenant, EntraUser user) {
        return of(journey, Authorization.of(CLIENT), tenant, user);
    }

    /** In the app that makes the request. */
    public static ScriptedSignIn of(Journey journey, Authorization app, EntraTenant tenant, Person person) {
        return at(journey.services().keycloak(), app, tenant, person);
    }

    /** The same of whoever is in the company's directory. */
    public static ScriptedSignIn of(Journey journey, Authorization app, EntraTenant tenant, EntraUser user) {
        return at(journey.services().keycloak(), app, tenant, user);
    }

    /** The same at any server. */
    public static ScriptedSignIn at(URI keycloak, Authorization app, EntraTenant tenant, Person person) {
        return at(keycloak, app, tenant, tenant.user(person));
    }

    private static ScriptedSignIn at(URI keycloak, Authorization app, EntraTenant tenant, EntraUser user) {
        Visitor visitor = new Visitor(keycloak, SITES);
        AuthnRequest request =
                visitor.atEntra(app.with("autoLoginSsoProvider", tenant.name()).url(), SITES);
        ResponseDraft answer = tenant.respond(request, user);
        String next = Visitor.location(visitor.post(
                SITES.sso() + "/realms/rundiffusion/broker/" + tenant.name() + "/endpoint",
                Map.of("SAMLResponse", answer.toBase64(), "RelayState", request.relayState())));
        while (next.startsWith(SITES.sso())) {
            next = Visitor.location(visitor.get(next));
        }
        TokenEndpoint endpoint = new TokenEndpoint(keycloak);
        return new ScriptedSignIn(
                visitor, answer.get(ResponseField.SESSION_INDEX), endpoint, endpoint.exchange(app.clientId(), next));
    }

    /** The browser. */
    public Visitor visitor() {
        return visitor;
    }

    /** What Entra calls the session. */
    public String sessionIndex() {
        return sessionIndex;
    }

    public TokenEndpoint.Answer tokens() {
        return tokens;
    }

    /** The same with new tokens. */
    public ScriptedSignIn refreshed() {
        return new ScriptedSignIn(
                visitor, sessionIndex, endpoint, endpoint.refresh(CLIENT, tokens.text("refresh_token")));
    }

    public JsonNode userInfo() {
        return endpoint.userInfo(tokens.text("access_token")).body();
    }

    public Map<String, Object> idClaims() {
        return tokens.claims("id_token");
    }

    public Map<String, Object> accessClaims() {
        return tokens.claims("access_token");
    }

    /**
     * Signs out as the app does, which says whom.
     *
     * @param more further parameters of the sign-out link, each with its {@code &}
     */
    public HttpResponse<String> signOut(String more) {
        return visitor.get(SITES.sso() + "/realms/rundiffusion/protocol/openid-connect/logout?id_token_hint="
                + tokens.body().path("id_token").asText() + more);
    }
}
