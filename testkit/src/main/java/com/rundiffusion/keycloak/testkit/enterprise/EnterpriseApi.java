package com.rundiffusion.keycloak.testkit.enterprise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.loopback.PlainHttp;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The enterprises' admin REST as a script would call it; every answer is handed over, whatever its status. */
public final class EnterpriseApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NDJSON = "application/x-ndjson";

    private final HttpClient http = PlainHttp.client();
    private final URI enterprises;
    private final Supplier<String> token;

    EnterpriseApi(URI keycloak, Supplier<String> token) {
        this.enterprises = keycloak.resolve("/admin/realms/rundiffusion/enterprises");
        this.token = token;
    }

    /** As the first administrator, who may do everything, with the token of the journey's own admin REST. */
    public static EnterpriseApi of(Journey journey) {
        return new EnterpriseApi(
                journey.services().keycloak(), journey.services().admin()::token);
    }

    public static EnterpriseApi asAdministrator(URI keycloak, String password) {
        return new EnterpriseApi(keycloak, new AdminRest(keycloak, password)::token);
    }

    /** What came back. */
    public record Answer(int status, HttpResponse<String> response) {

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            return parse(text());
        }

        /** Of an answer in lines. */
        public List<JsonNode> lines() {
            return text().lines().map(Answer::parse).toList();
        }

        /** {@code field code} of all that is wrong. */
        public List<String> faults() {
            return stream(json().path("errors"))
                    .map(fault -> fault.path("field").asText() + " "
                            + fault.path("code").asText())
                    .toList();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        private static JsonNode parse(String text) {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(text, e);
            }
        }
    }

    public static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    public Answer create(Object document) {
        return send("POST", "", document);
    }

    public Answer dryRun(Object document) {
        return send("POST", "?dryRun=true", document);
    }

    public Answer get(String alias) {
        return send("GET", "/" + alias, null);
    }

    /** The refusal that a person was given this reference for. */
    public Answer reference(String typed) {
        return send("GET", "/references/" + typed, null);
    }

    /** @param query e.g. {@code search=contoso&max=2}; empty for none */
    public Answer list(String query) {
        return send("GET", query.isEmpty() ? "" : "?" + query, null);
    }

    public Answer put(String alias, Object document) {
        return send("PUT", "/" + alias, document);
    }

    public Answer putIfMatch(String alias, Object document, String version) {
        return send(request("/" + alias)
                .header("Content-Type", "application/json")
                .header("If-Match", version)
                .PUT(BodyPublishers.ofString(text(document))));
    }

    public Answer status(String alias, String status) {
        return send("POST", "/" + alias + "/status", Map.of("status", status));
    }

    public Answer delete(String alias) {
        return send("DELETE", "/" + alias, null);
    }

    public Answer deleteKeepingAccounts(String alias) {
        return send("DELETE", "/" + alias + "?accounts=keep", null);
    }

    /** @param lines a document on each */
    public Answer importLines(String lines) {
        return importLines("", lines);
    }

    public Answer importLines(String query, String lines) {
        return send(request("/import" + query).header("Content-Type", NDJSON).POST(BodyPublishers.ofString(lines)));
    }

    /** Each answer as it comes; the stream fails when the connection breaks. */
    public Stream<JsonNode> importStreaming(String lines) {
        try {
            return http.send(
                            request("/import")
                                    .header("Content-Type", NDJSON)
                                    .POST(BodyPublishers.ofString(lines))
                                    .build(),
                            BodyHandlers.ofLines())
                    .body()
                    .map(Answer::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer importFirebase(String query, Object body) {
        return send("POST", "/import-firebase" + query, body);
    }

    public Answer firebaseUsers(String alias, String query, Object body) {
        return send("POST", "/" + alias + "/firebase-users" + query, body);
    }

    public Answer export() {
        return send("GET", "/export", null);
    }

    /** @param path below {@code enterprises} */
    public Answer send(String method, String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text(body))));
    }

    /** As {@code curl -X} sends it, with these headers and no others; each is {@code name: value}. */
    public Answer sendPlain(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString(body));
        Stream.of(headers).map(header -> header.split(": ", 2)).forEach(header -> request.header(header[0], header[1]));
        return send(request);
    }

    /** A file as it was written, byte by byte. */
    public Answer sendFile(String method, String path, String type, byte[] file) {
        return send(request(path).header("Content-Type", type).method(method, BodyPublishers.ofByteArray(file)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(enterprises + path)).header("Authorization", "Bearer " + token.get());
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Text is sent as it is. */
    private static String text(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
