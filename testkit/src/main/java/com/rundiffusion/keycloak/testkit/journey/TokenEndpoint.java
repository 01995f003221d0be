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
import java.util.Map;
import java.util.stream.Collectors;

/** The realm's token endpoint, called as an app's server would, through a gateway. */
public final class TokenEndpoint {

    private static final HttpClient HTTP = PlainHttp.client();

    private final URI endpoint;

    public TokenEndpoint(URI keycloak) {
        endpoint = keycloak.resolve("/realms/rundiffusion/protocol/openid-connect/token");
    }

    public record Answer(int status, JsonNode body) {

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
        String code = Arrays.stream(URI.create(landed).getQuery().split("&"))
                .filter(parameter -> parameter.startsWith("code="))
                .map(parameter -> parameter.substring("code=".length()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No code in " + landed));
        return post(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                clientId,
                "redirect_uri",
                landed.substring(0, landed.indexOf('?')),
                "code",
                code,
                "code_verifier",
                Authorization.CODE_VERIFIER));
    }

    public Answer post(Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", Sites.host(Stack.SITES.sso()))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), new ObjectMapper().readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
