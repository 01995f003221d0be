package com.rundiffusion.keycloak.testkit.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWTParser;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.loopback.PlainHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The realm's token endpoint, called as an app's server would, through a gateway. */
public final class TokenEndpoint {

    private static final HttpClient HTTP = PlainHttp.client();

    private final URI endpoint;

    public TokenEndpoint(URI keycloak) {
        endpoint = keycloak.resolve("/realms/rundiffusion/protocol/openid-connect/token");
    }

    /** @param challenge the header {@code WWW-Authenticate}; empty when there is none */
    public record Answer(int status, JsonNode body, String challenge) {

        /** A token as it was sent, or an error, or whatever else is a text. */
        public String text(String field) {
            return body.path(field).asText();
        }

        /** @param token {@code id_token} or {@code access_token} */
        public Map<String, Object> claims(String token) {
            try {
                return JWTParser.parse(body.path(token).asText())
                        .getJWTClaimsSet()
                        .getClaims();
            } catch (ParseException e) {
                throw new IllegalStateException("No tokens: " + body, e);
            }
        }
    }

    /**
     * Tokens for the code that a request by {@link Authorization} led to.
     *
     * @param landed where the browser was sent in the end: the redirect URI, with the code
     */
    public Answer exchange(String clientId, String landed) {
        return post(grant(clientId, landed));
    }

    /** The same for a client that has a secret. */
    public Answer exchange(String clientId, String secret, String landed) {
        Map<String, String> form = new HashMap<>(grant(clientId, landed));
        form.put("client_secret", secret);
        return post(form);
    }

    /** The form that asks for them. */
    public static Map<String, String> grant(String clientId, String landed) {
        String code = Arrays.stream(URI.create(landed).getQuery().split("&"))
                .filter(parameter -> parameter.startsWith("code="))
                .map(parameter -> parameter.substring("code=".length()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No code in " + landed));
        return Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                clientId,
                "redirect_uri",
                landed.substring(0, landed.indexOf('?')),
                "code",
                code,
                "code_verifier",
                Authorization.CODE_VERIFIER);
    }

    public Answer refresh(String clientId, String refreshToken) {
        return post(Map.of("grant_type", "refresh_token", "client_id", clientId, "refresh_token", refreshToken));
    }

    /** What the realm says of the person, at the endpoint beside this one. */
    public Answer userInfo(String accessToken) {
        return send(request(endpoint.resolve("userinfo"))
                .header("Authorization", "Bearer " + accessToken)
                .GET());
    }

    /** What the realm says of a token to a client that it is for. */
    public Answer introspect(String clientId, String secret, String accessToken) {
        return post(
                endpoint.resolve("token/introspect"),
                Map.of("client_id", clientId, "client_secret", secret, "token", accessToken));
    }

    public Answer post(Map<String, String> form) {
        return post(endpoint, form);
    }

    private static Answer post(URI uri, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", Sites.host(Stack.SITES.sso()));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    new ObjectMapper().readTree(answer.body()),
                    answer.headers().firstValue("WWW-Authenticate").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
