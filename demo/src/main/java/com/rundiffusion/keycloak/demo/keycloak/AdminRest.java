package com.rundiffusion.keycloak.demo.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rundiffusion.keycloak.loopback.PlainHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Keycloak's own admin REST, as the first administrator. */
public final class AdminRest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TOKEN_AGE = Duration.ofSeconds(30);

    private final HttpClient http = PlainHttp.client();
    private final URI server;
    private final String password;
    private String token;
    private long tokenTakenAt;

    /** @param password of {@code admin}, the first administrator */
    public AdminRest(URI server, String password) {
        this.server = server;
        this.password = password;
    }

    /** @param path below {@code /admin/realms/}, e.g. {@code rundiffusion/organizations} */
    public JsonNode get(String path) {
        return json(send(request(path).GET()));
    }

    /** @return the id or name at the end of the answer's {@code Location}; empty when it has none */
    public String post(String path, Object body) {
        return send(request(path).POST(json(body)))
                .headers()
                .firstValue("Location")
                .map(location -> location.substring(location.lastIndexOf('/') + 1))
                .orElse("");
    }

    /** The same. @return the answer itself */
    public JsonNode ask(String path, Object body) {
        return json(send(request(path).POST(json(body))));
    }

    public void put(String path, Object body) {
        send(request(path).PUT(json(body)));
    }

    public void delete(String path) {
        send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve("/admin/realms/" + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json");
    }

    /** The administrator's access token, renewed in time: one lives for a minute, and Keycloak takes a while to check a password. */
    public synchronized String token() {
        if (token == null || System.nanoTime() - tokenTakenAt > TOKEN_AGE.toNanos()) {
            tokenTakenAt = System.nanoTime();
            token = newToken();
        }
        return token;
    }

    private String newToken() {
        String form = "grant_type=password&client_id=admin-cli&username=" + KeycloakSettings.ADMIN + "&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        server.resolve("/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return json(send(request)).get("access_token").asText();
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(request.method() + " "
                        + request.uri().getPath() + " was answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak does not answer at " + server, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for Keycloak", e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofString(JSON.writeValueAsString(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
