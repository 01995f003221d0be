package com.rundiffusion.keycloak.e2e.enterprise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rundiffusion.keycloak.demo.Services;
import com.rundiffusion.keycloak.demo.Sites;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.e2e.journey.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** The calls of a migration, as curl would make them, and what exactly was answered. */
final class MigrationCalls {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI keycloak;

    MigrationCalls(Services services) {
        keycloak = services.keycloak();
    }

    record Answer(int status, String text) {

        JsonNode json() {
            return MigrationCalls.json(text);
        }

        /** Of an answer that has one object a line. */
        List<JsonNode> lines() {
            return text.lines().map(MigrationCalls::json).toList();
        }
    }

    Answer importFirebase(String query, Object body) {
        return send("POST", "enterprises/import-firebase" + query, body);
    }

    /** @param call what follows the alias, e.g. {@code ?dryRun=true} */
    Answer firebaseUsers(String alias, String call, Object body) {
        return send("POST", "enterprises/" + alias + "/firebase-users" + call, body);
    }

    Answer status(String alias, String status) {
        return send(
                "POST",
                "enterprises/" + alias + "/status",
                JSON.createObjectNode().put("status", status));
    }

    Answer delete(String alias) {
        return send("DELETE", "enterprises/" + alias, "");
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    /** @param body text as it is, or what becomes JSON */
    Answer send(String method, String path, Object body) {
        return send(HttpRequest.newBuilder(keycloak.resolve("/admin/realms/rundiffusion/" + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body instanceof String text ? text : text(body))));
    }

    private String token() {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        keycloak.resolve("/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", Sites.host(Stack.SITES.sso()))
                .POST(BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username="
                        + KeycloakSettings.ADMIN + "&password=" + KeycloakSettings.ADMIN));
        return send(request).json().get("access_token").asText();
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
