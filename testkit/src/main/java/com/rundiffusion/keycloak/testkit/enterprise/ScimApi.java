package com.rundiffusion.keycloak.testkit.enterprise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.loopback.PlainHttp;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;

/**
 * SCIM as an enterprise's Entra would call it, as the gateway sends that on; every answer is handed over, whatever its status.
 *
 * @param endpoint of Keycloak's own address, up to {@code /v2}
 * @param address where it comes from: limits count by it
 * @param headers by their names
 */
public record ScimApi(HttpClient http, URI endpoint, String address, Map<String, String> headers) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static ScimApi of(Journey journey, String alias, String address) {
        URI endpoint = journey.services().keycloak().resolve("/realms/rundiffusion/provisioning/" + alias + "/v2");
        return new ScimApi(PlainHttp.client(), endpoint, address, Map.of());
    }

    /** What came back. */
    public record Answer(int status, Map<String, String> headers, String body) {

        static Answer of(HttpResponse<String> response) {
            Map<String, String> headers = new TreeMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            return new Answer(response.statusCode(), headers, response.body());
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(body, e);
            }
        }

        public String detail() {
            return json().path("detail").asText();
        }
    }

    public ScimApi with(String token) {
        return withHeader("Authorization", "Bearer " + token);
    }

    /** In the place of one of this name. */
    public ScimApi withHeader(String name, String value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put(name, value);
        return new ScimApi(http, endpoint, address, all);
    }

    public ScimApi from(String another) {
        return new ScimApi(http, endpoint, another, headers);
    }

    /** @param path below {@code /v2} */
    public Answer get(String path) {
        return send("GET", path, "");
    }

    public Answer send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + path))
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", Sites.host(Stack.SITES.sso()))
                .header("X-Forwarded-For", address)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return Answer.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
