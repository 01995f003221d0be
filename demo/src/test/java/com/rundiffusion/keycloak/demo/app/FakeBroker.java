package com.rundiffusion.keycloak.demo.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/** An OpenID provider with one browser's session in it: as strict as the real one in what it takes, as odd as a test wants in what it says. */
final class FakeBroker extends Handler.Abstract {

    static final String REALM = "/realms/rundiffusion";

    private static final String ENDPOINTS = REALM + "/protocol/openid-connect";
    private static final RSAKey KEY = newKey();
    private static final RSAKey FOREIGN_KEY = newKey();

    private record Grant(String client, String redirectUri, String challenge, String nonce) {}

    private final String issuer;
    private final List<Fields> asked = new CopyOnWriteArrayList<>();
    private final List<Fields> logouts = new CopyOnWriteArrayList<>();
    private final Deque<Map<String, String>> refusals = new ArrayDeque<>();
    private final Map<String, Grant> codes = new HashMap<>();
    private final Set<String> refreshTokens = new HashSet<>();
    private Map<String, Object> person = Map.of("sub", "ada", "name", "Ada Lovelace");
    private UnaryOperator<JWTClaimsSet.Builder> idTokenChange = UnaryOperator.identity();
    private boolean signedIn;
    private boolean foreignKey;
    private boolean failing;

    FakeBroker(String origin) {
        issuer = origin + REALM;
    }

    /** Every authorization request so far. */
    List<Fields> asked() {
        return asked;
    }

    List<Fields> logouts() {
        return logouts;
    }

    synchronized void person(Map<String, Object> claims) {
        person = claims;
    }

    /** Someone has signed in by way of another app. */
    synchronized void signInElsewhere() {
        signedIn = true;
    }

    /** Someone has signed out by way of another app. */
    synchronized void endSession() {
        signedIn = false;
        refreshTokens.clear();
    }

    /** The next authorization request gets this answer. */
    synchronized void refuseNext(String error, String description) {
        refusals.add(
                description == null
                        ? Map.of("error", error)
                        : Map.of("error", error, "error_description", description));
    }

    synchronized void changeIdTokens(UnaryOperator<JWTClaimsSet.Builder> change) {
        idTokenChange = change;
    }

    synchronized void signWithForeignKey() {
        foreignKey = true;
    }

    synchronized void failTokenRequests(boolean fail) {
        failing = fail;
    }

    /**
     * What it posts to an app when a session ends.
     *
     * @param type of the token, {@code logout+jwt} if it is honest
     */
    synchronized String logoutToken(String type, UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("rundiffusion")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)))
                .jwtID(UUID.randomUUID().toString())
                .subject("ada")
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        return sign(new JOSEObjectType(type), change.apply(claims).build());
    }

    @Override
    public synchronized boolean handle(Request request, Response response, Callback callback) throws Exception {
        switch (request.getHttpURI().getPath()) {
            case REALM + "/.well-known/openid-configuration" -> json(response, callback, 200, configuration());
            case ENDPOINTS + "/certs" -> json(response, callback, 200, new JWKSet(KEY).toJSONObject());
            case ENDPOINTS + "/auth" ->
                redirect(response, callback, authorize(Request.extractQueryParameters(request)));
            case ENDPOINTS + "/token" -> token(FormFields.getFields(request), response, callback);
            case ENDPOINTS + "/logout" -> redirect(response, callback, logout(Request.extractQueryParameters(request)));
            default -> {
                return false;
            }
        }
        return true;
    }

    private Map<String, Object> configuration() {
        Map<String, Object> configuration = new HashMap<>();
        configuration.put("issuer", issuer);
        configuration.put("authorization_endpoint", endpoint("/auth"));
        configuration.put("token_endpoint", endpoint("/token"));
        configuration.put("jwks_uri", endpoint("/certs"));
        configuration.put("end_session_endpoint", endpoint("/logout"));
        configuration.put("subject_types_supported", List.of("public"));
        configuration.put("response_types_supported", List.of("code"));
        configuration.put("id_token_signing_alg_values_supported", List.of("RS256", "HS256"));
        return configuration;
    }

    private String endpoint(String path) {
        return issuer + "/protocol/openid-connect" + path;
    }

    private String authorize(Fields query) {
        asked.add(query);
        Map<String, String> answer = new HashMap<>();
        answer.put("state", query.getValue("state"));
        answer.put("iss", issuer);
        if (!refusals.isEmpty()) {
            answer.putAll(refusals.remove());
        } else if ("none".equals(query.getValue("prompt")) && !signedIn) {
            answer.put("error", "login_required");
        } else {
            signedIn = true;
            String code = UUID.randomUUID().toString();
            codes.put(
                    code,
                    new Grant(
                            query.getValue("client_id"),
                            query.getValue("redirect_uri"),
                            "S256".equals(query.getValue("code_challenge_method"))
                                    ? query.getValue("code_challenge")
                                    : "",
                            query.getValue("nonce")));
            answer.put("code", code);
        }
        StringBuilder location = new StringBuilder(query.getValue("redirect_uri")).append('?');
        answer.forEach((name, value) -> location.append(name)
                .append('=')
                .append(UrlEncoded.encodeString(value))
                .append('&'));
        return location.substring(0, location.length() - 1);
    }

    private void token(Fields form, Response response, Callback callback) throws JOSEException {
        if (failing) {
            json(response, callback, 503, Map.of());
            return;
        }
        boolean refresh = "refresh_token".equals(form.getValue("grant_type"));
        Grant grant =
                refresh ? new Grant(form.getValue("client_id"), null, null, null) : codes.remove(form.getValue("code"));
        boolean granted = refresh ? refreshTokens.remove(form.getValue("refresh_token")) : proves(form, grant);
        json(response, callback, granted ? 200 : 400, granted ? tokens(grant) : Map.of("error", "invalid_grant"));
    }

    private static boolean proves(Fields form, Grant grant) {
        return grant != null
                && grant.client().equals(form.getValue("client_id"))
                && grant.redirectUri().equals(form.getValue("redirect_uri"))
                && grant.challenge()
                        .equals(CodeChallenge.compute(
                                        CodeChallengeMethod.S256, new CodeVerifier(form.getValue("code_verifier")))
                                .getValue());
    }

    private Map<String, Object> tokens(Grant grant) throws JOSEException {
        String refreshToken = UUID.randomUUID().toString();
        refreshTokens.add(refreshToken);
        JWTClaimsSet.Builder idClaims = claims(grant).audience(grant.client()).claim("nonce", grant.nonce());
        return Map.of(
                "token_type",
                "Bearer",
                "expires_in",
                300,
                "access_token",
                sign(claims(grant).claim("scope", "openid").build()),
                "id_token",
                sign(idTokenChange.apply(idClaims).build()),
                "refresh_token",
                refreshToken);
    }

    private JWTClaimsSet.Builder claims(Grant grant) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("azp", grant.client());
        person.forEach(claims::claim);
        return claims;
    }

    private String sign(JWTClaimsSet claims) throws JOSEException {
        return sign(JOSEObjectType.JWT, claims);
    }

    private String sign(JOSEObjectType type, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(type)
                        .keyID(KEY.getKeyID())
                        .build(),
                claims);
        token.sign(new RSASSASigner(foreignKey ? FOREIGN_KEY : KEY));
        return token.serialize();
    }

    private String logout(Fields query) {
        logouts.add(query);
        endSession();
        return query.getValue("post_logout_redirect_uri");
    }

    private static void redirect(Response response, Callback callback, String location) {
        response.setStatus(302);
        response.getHeaders().put(HttpHeader.LOCATION, location);
        response.write(true, null, callback);
    }

    private static void json(Response response, Callback callback, int status, Map<String, Object> body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        Content.Sink.write(response, true, JSONObjectUtils.toJSONString(body), callback);
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("key").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
