package com.rundiffusion.keycloak.e2e.security;

import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What anybody may ask with a name.
 *
 * @param ask what a visitor does
 */
record Question(String what, BiFunction<Visitor, String, HttpResponse<String>> ask) {

    private static final String BROKER = "/realms/rundiffusion/broker/";

    private static Question question(String what, BiFunction<Visitor, String, HttpResponse<String>> ask) {
        return new Question(what, ask);
    }

    private static Question send(String method, String path) {
        return question(method + " " + path, (visitor, name) -> visitor.send(method, path.replace("{name}", name)));
    }

    static Question authorization(String parameter, String value) {
        return question(
                "an authorization request with " + parameter + "=" + value,
                (visitor, name) -> visitor.get(Authorization.of("rundiffusion")
                        .with(parameter, value.replace("{name}", name))
                        .url()));
    }

    static Stream<Question> atTheEndpoint() {
        String endpoint = BROKER + "{name}/endpoint";
        return Stream.concat(
                Stream.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
                        .flatMap(method -> Stream.of("", "/", "/descriptor", "/clients/rundiffusion", "/x/y")
                                .map(door -> send(method, endpoint + door))),
                Stream.of(
                        question(
                                "the same for a script",
                                (visitor, name) ->
                                        visitor.accepting("application/json").get(BROKER + name + "/endpoint")),
                        question("an empty form", (visitor, name) -> visitor.post(endpoint(name), Map.of())),
                        question(
                                "a form with a response of nobody",
                                (visitor, name) -> visitor.post(endpoint(name), Map.of("SAMLResponse", response()))),
                        question(
                                "parts",
                                (visitor, name) -> visitor.send(
                                        "POST", endpoint(name), "multipart/form-data; boundary=never-comes", "x")),
                        question("text", (visitor, name) -> visitor.send("POST", endpoint(name), "text/plain", "x")),
                        question(
                                "a type that is none",
                                (visitor, name) -> visitor.send("POST", endpoint(name), "x", "x")),
                        question(
                                "a form at another door",
                                (visitor, name) -> visitor.post(
                                        endpoint(name) + "/clients/rundiffusion",
                                        Map.of("SAMLResponse", response())))));
    }

    /** Whoever opens the sign-in page has a login, and can put a RelayState together. */
    static Stream<Question> withALoginOfOnesOwn() {
        return Stream.of(
                question(
                        "its broker login",
                        (visitor, name) -> visitor.get(OwnLogin.begin(visitor).brokerLogin(name))),
                question(
                        "its broker login, posted",
                        (visitor, name) -> visitor.post(OwnLogin.begin(visitor).brokerLogin(name), Map.of())),
                question(
                        "its RelayState",
                        (visitor, name) -> visitor.post(endpoint(name), form(OwnLogin.begin(visitor)))),
                question("its RelayState, in a browser that forgot the login", (visitor, name) -> {
                    OwnLogin login = OwnLogin.begin(visitor);
                    visitor.forget("AUTH_SESSION_ID");
                    return visitor.post(endpoint(name), form(login));
                }),
                question(
                        "its RelayState, in another browser",
                        (visitor, name) ->
                                visitor.onHost(Stack.SITES.sso()).post(endpoint(name), form(OwnLogin.begin(visitor)))),
                question(
                        "its RelayState and no response",
                        (visitor, name) -> visitor.post(
                                endpoint(name),
                                Map.of("RelayState", OwnLogin.begin(visitor).relayState()))),
                question("whether it goes on afterwards", (visitor, name) -> {
                    OwnLogin login = OwnLogin.begin(visitor);
                    visitor.post(endpoint(name), form(login));
                    return visitor.get(login.brokerLogin("nobody"));
                }),
                question("the endpoint while it is at the Entra of somebody else", (visitor, name) -> {
                    OwnLogin.atEntra(visitor, "contoso");
                    return visitor.get(endpoint(name));
                }));
    }

    static Stream<Question> elsewhere() {
        return Stream.of(
                send("GET", BROKER + "{name}"),
                send("GET", BROKER + "{name}/login"),
                send("POST", BROKER + "{name}/login"),
                send("GET", BROKER + "{name}/login?session_code=x&client_id=rundiffusion&tab_id=y"),
                send("GET", BROKER + "{name}/link"),
                send(
                        "GET",
                        BROKER + "{name}/link?client_id=rundiffusion&nonce=n&hash=h&redirect_uri="
                                + Stack.SITES.rundiffusionApp() + "/"),
                send("OPTIONS", BROKER + "{name}/link"),
                send("GET", BROKER + "{name}/token"),
                send("POST", BROKER + "{name}/token"),
                send("OPTIONS", BROKER + "{name}/token"),
                send("GET", BROKER + "{name}/after-first-broker-login"),
                send("GET", "/realms/rundiffusion/organizations/{name}"),
                send("GET", "/realms/rundiffusion/protocol/saml/clients/{name}"),
                send("GET", "/realms/rundiffusion/protocol/openid-connect/logout?initiating_idp={name}"),
                send("GET", "/realms/rundiffusion/account/linked-accounts/{name}"),
                authorization("scope", "openid organization:{name}"),
                authorization("scope", "openid organization:{name} organization:*"),
                authorization("kc_action", "idp_link:{name}"),
                authorization("acr_values", "{name}"),
                authorization("organization", "{name}"),
                question(
                        "a pushed scope",
                        (visitor, name) -> visitor.post(
                                "/realms/rundiffusion/protocol/openid-connect/ext/par/request",
                                Map.of(
                                        "client_id", "rundiffusion",
                                        "response_type", "code",
                                        "redirect_uri", Stack.SITES.rundiffusionApp() + "/",
                                        "scope", "openid organization:" + name,
                                        "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                                        "code_challenge_method", "S256"))),
                question(
                        "a token of its own",
                        (visitor, name) -> visitor.post(
                                "/realms/rundiffusion/protocol/openid-connect/token",
                                Map.of(
                                        "client_id", "rundiffusion",
                                        "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                                        "subject_issuer", name,
                                        "subject_token", "x"))));
    }

    static String endpoint(String name) {
        return BROKER + name + "/endpoint";
    }

    private static Map<String, String> form(OwnLogin login) {
        return Map.of("SAMLResponse", response(), "RelayState", login.relayState());
    }

    static String response() {
        return Base64.getEncoder()
                .encodeToString("<samlp:Response xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol' ID='_1'/>"
                        .getBytes(StandardCharsets.UTF_8));
    }
}
