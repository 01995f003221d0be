package com.rundiffusion.keycloak.entra.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.loopback.PlainHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Requests to a Tenant URL with a secret token. Its query, if it has one, comes along with each. */
final class ScimPort {

    private static final HttpClient HTTP = PlainHttp.client();
    private static final String SCIM = "application/scim+json";
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAUTHORIZED = 401;
    private static final int TRIES = 4;
    private static final int LONGEST_PAUSE_SECONDS = 10;

    private final URI tenantUrl;
    private final String token;
    private final Route route;
    private final Pause pause;

    ScimPort(URI tenantUrl, String token, Route route, Pause pause) {
        this.tenantUrl = tenantUrl;
        this.token = token;
        this.route = route;
        this.pause = pause;
    }

    /** @param query encoded; empty for none */
    ScimAnswer get(String path, String query) {
        return send("GET", path, query, BodyPublishers.noBody());
    }

    ScimAnswer post(String path, JsonNode body) {
        return send("POST", path, "", BodyPublishers.ofString(body.toString()));
    }

    ScimAnswer patch(String path, JsonNode body) {
        return send("PATCH", path, "", BodyPublishers.ofString(body.toString()));
    }

    ScimAnswer delete(String path) {
        return send("DELETE", path, "", BodyPublishers.noBody());
    }

    /** @throws EndpointBroken if the token is refused */
    private ScimAnswer send(String method, String path, String query, BodyPublisher body) {
        HttpRequest.Builder request = route.request(url(path, query))
                .timeout(LONGEST_ANSWER)
                .header("Authorization", "Bearer " + token)
                .header("Accept", SCIM)
                .method(method, body);
        if (body.contentLength() != 0) {
            request.header("Content-Type", SCIM);
        }
        ScimAnswer answer = ScimAnswer.of(method + " " + path, patient(request.build()));
        if (answer.status() == UNAUTHORIZED) {
            throw new EndpointBroken(
                    QuarantineReason.INVALID_CREDENTIALS,
                    answer.failure("the token is not accepted").getMessage());
        }
        return answer;
    }

    private URI url(String path, String query) {
        String base = tenantUrl.getScheme() + "://" + tenantUrl.getRawAuthority() + tenantUrl.getRawPath() + path;
        String flags = tenantUrl.getRawQuery() == null ? "" : tenantUrl.getRawQuery();
        String both = flags + (flags.isEmpty() || query.isEmpty() ? "" : "&") + query;
        return URI.create(both.isEmpty() ? base : base + "?" + both);
    }

    /** Waits as long as an endpoint that is too busy asks for, a few times. */
    private HttpResponse<String> patient(HttpRequest request) {
        HttpResponse<String> response = once(request);
        for (int tried = 1; response.statusCode() == TOO_MANY_REQUESTS && tried < TRIES; tried++) {
            int seconds = response.headers()
                    .firstValue("Retry-After")
                    .filter(value -> value.matches("\\d{1,4}"))
                    .map(Integer::parseInt)
                    .orElse(1);
            pause.last(Duration.ofSeconds(Math.min(seconds, LONGEST_PAUSE_SECONDS)));
            response = once(request);
        }
        return response;
    }

    private static HttpResponse<String> once(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ScimFailure(0, request.method() + ": no answer, " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScimFailure(0, request.method() + ": interrupted");
        }
    }
}
