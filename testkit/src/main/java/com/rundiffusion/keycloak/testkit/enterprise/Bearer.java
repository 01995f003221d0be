package com.rundiffusion.keycloak.testkit.enterprise;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.loopback.PlainHttp;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A service account of the realm that calls the admin REST. */
public final class Bearer {

    private static final HttpClient HTTP = PlainHttp.client();
    private static final Duration TOKEN_AGE = Duration.ofSeconds(30);

    private final URI endpoint;
    private final String grant;
    private String token;
    private long tokenTakenAt;

    private Bearer(URI endpoint, String grant) {
        this.endpoint = endpoint;
        this.grant = grant;
    }

    static Bearer serviceAccount(URI keycloak, String clientId, String secret) {
        return new Bearer(
                keycloak.resolve("/realms/rundiffusion/protocol/openid-connect/token"),
                "grant_type=client_credentials&client_id=" + clientId + "&client_secret=" + secret);
    }

    /** Renewed in time: one lives for a minute. */
    public synchronized String token() {
        if (token == null || System.nanoTime() - tokenTakenAt > TOKEN_AGE.toNanos()) {
            tokenTakenAt = System.nanoTime();
            token = newToken();
        }
        return token;
    }

    private String newToken() {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", Sites.host(Stack.SITES.sso()))
                .POST(BodyPublishers.ofString(grant))
                .build();
        try {
            return new ObjectMapper()
                    .readTree(HTTP.send(request, BodyHandlers.ofString()).body())
                    .required("access_token")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
