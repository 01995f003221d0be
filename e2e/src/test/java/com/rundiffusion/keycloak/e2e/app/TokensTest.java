package com.rundiffusion.keycloak.e2e.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.TokenEndpoint;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which token is which, and how often a refresh token is good. */
class TokensTest {

    private static final String APP = Stack.SITES.rundiffusionApp();
    private static final String CLIENT = "rundiffusion";

    @RegisterExtension
    private final Journey journey = new Journey();

    private TokenEndpoint endpoint;

    @BeforeEach
    void signIn() {
        endpoint = new TokenEndpoint(journey.services().keycloak());
        journey.browser().signIn(APP, journey.contoso(), Person.MEMBER);
    }

    /** As a tab has them that begins anew. */
    private TokenEndpoint.Answer tokens(String client) {
        journey.browser().open(Authorization.of(client).with("prompt", "none").url());
        String app = client.equals("runnit") ? Stack.SITES.runnitApp() : APP;
        return endpoint.exchange(client, journey.browser().told(app));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rundiffusion", "runnit"})
    void anAccessTokenTellsItselfFromAnIdToken(String client) throws ParseException {
        TokenEndpoint.Answer first = tokens(client);
        assertKinds(first);
        assertKinds(endpoint.refresh(client, first.text("refresh_token")));
    }

    @Test
    void soItDoesForFirebase() throws ParseException {
        assertKinds(tokensOfFirebase());
    }

    private TokenEndpoint.Answer tokensOfFirebase() {
        String callback = Stack.SITES.firebase() + "/__/auth/handler";
        journey.browser()
                .open(Authorization.of("firebase")
                        .with("redirect_uri", callback)
                        .url());
        return endpoint.exchange(
                "firebase", secret("firebase"), journey.browser().arrival().url());
    }

    /** Firebase takes RS256 alone. Whoever reads the keys when they start finds both, whatever has been signed before. */
    @Test
    void theAppsTokensAreSignedByEs256AndFirebasesByRs256() throws ParseException {
        for (String client : List.of("rundiffusion", "runnit")) {
            assertThat(algorithms(tokens(client))).as(client).containsOnly(JWSAlgorithm.ES256);
        }
        assertThat(algorithms(tokensOfFirebase())).containsOnly(JWSAlgorithm.RS256);
        assertThat(journey.services()
                        .admin()
                        .get("rundiffusion/keys")
                        .path("active")
                        .fieldNames())
                .toIterable()
                .contains("ES256", "RS256", "HS512", "AES", "RSA-OAEP");
    }

    private static List<Algorithm> algorithms(TokenEndpoint.Answer tokens) throws ParseException {
        return List.of(
                JWTParser.parse(tokens.text("access_token")).getHeader().getAlgorithm(),
                JWTParser.parse(tokens.text("id_token")).getHeader().getAlgorithm());
    }

    private String secret(String client) {
        AdminRest admin = journey.services().admin();
        return admin.get("rundiffusion/clients?clientId=" + client)
                .get(0)
                .path("secret")
                .asText();
    }

    private static void assertKinds(TokenEndpoint.Answer tokens) throws ParseException {
        assertThat(type(tokens, "access_token")).isEqualTo("at+jwt");
        assertThat(type(tokens, "id_token")).isEqualTo("JWT");
    }

    private static String type(TokenEndpoint.Answer tokens, String token) throws ParseException {
        return JWTParser.parse(tokens.text(token)).getHeader().getType().toString();
    }

    /** The check of the documents, with Nimbus. */
    @Test
    void anApiTakesTheAccessTokenAndRefusesTheIdToken() throws Exception {
        DefaultJWTProcessor<SecurityContext> api = api(CLIENT);
        TokenEndpoint.Answer tokens = tokens(CLIENT);
        assertThat(api.process(tokens.text("access_token"), null).getStringClaim("organization_name"))
                .isEqualTo(companyName());
        assertThatThrownBy(() -> api.process(tokens.text("id_token"), null))
                .isInstanceOf(BadJOSEException.class)
                .hasMessageContaining("typ");
        assertThatThrownBy(() -> api("runnit").process(tokens.text("access_token"), null))
                .isInstanceOf(BadJOSEException.class)
                .hasMessageContaining("aud");
    }

    private DefaultJWTProcessor<SecurityContext> api(String audience) throws MalformedURLException {
        String keys = journey.services().keycloak() + "/realms/rundiffusion/protocol/openid-connect/certs";
        DefaultJWTProcessor<SecurityContext> api = new DefaultJWTProcessor<>();
        api.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        api.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.ES256,
                JWKSourceBuilder.create(URI.create(keys).toURL()).build()));
        JWTClaimsSet exact = new JWTClaimsSet.Builder()
                .issuer(Stack.SITES.sso() + "/realms/rundiffusion")
                .build();
        api.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(audience, exact, Set.of("sub", "exp")));
        return api;
    }

    private String companyName() {
        return journey.services()
                .admin()
                .get("rundiffusion/enterprises/contoso")
                .path("displayName")
                .asText();
    }

    @Test
    void bothTokensNameTheCompanyAsPeopleDo() {
        TokenEndpoint.Answer tokens = tokens(CLIENT);
        assertThat(tokens.claims("id_token")).containsEntry("organization_name", companyName());
        assertThat(tokens.claims("access_token")).containsEntry("organization_name", companyName());
        assertThat(endpoint.userInfo(tokens.text("access_token")).text("organization_name"))
                .isEqualTo(companyName());
    }

    /** A lost answer does no harm; a stolen token is found out. The person stays signed in, and sees nothing. */
    @Test
    void aRefreshTokenIsGoodTwiceAndThenTheAppBeginsAgainUnseen() {
        String first = tokens(CLIENT).text("refresh_token");
        assertThat(endpoint.refresh(CLIENT, first).status()).isEqualTo(200);
        TokenEndpoint.Answer newest = endpoint.refresh(CLIENT, first);
        assertThat(newest.status()).isEqualTo(200);

        assertRefused(endpoint.refresh(CLIENT, first));
        assertRefused(endpoint.refresh(CLIENT, newest.text("refresh_token")));

        String again = tokens(CLIENT).text("refresh_token");
        assertThat(endpoint.refresh(CLIENT, again).status()).isEqualTo(200);
    }

    private static void assertRefused(TokenEndpoint.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void tabsThatAskedForTokensOfTheirOwnDoNotDisturbEachOther() {
        Map<String, String> newest = new HashMap<>();
        for (String tab : List.of("one", "two")) {
            newest.put(tab, tokens(CLIENT).text("refresh_token"));
        }
        for (String tab : List.of("one", "two", "two", "one", "one", "two")) {
            TokenEndpoint.Answer answer = endpoint.refresh(CLIENT, newest.get(tab));
            assertThat(answer.status()).as(tab + ": " + answer.body()).isEqualTo(200);
            newest.put(tab, answer.text("refresh_token"));
        }
    }
}
