package com.rundiffusion.keycloak.e2e.security;

import com.rundiffusion.keycloak.demo.Sites;
import com.rundiffusion.keycloak.demo.loopback.PlainHttp;
import com.rundiffusion.keycloak.e2e.journey.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Somebody whom nobody knows, at Keycloak itself: no gateway stands between, but what it sets is set. Cookies are kept,
 * redirects are not followed.
 */
final class Visitor {

    static final String FORM = "application/x-www-form-urlencoded";

    private static final HttpClient HTTP = PlainHttp.client();

    private final URI keycloak;
    private final String host;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String accept = "text/html";

    private Visitor(URI keycloak, String host) {
        this.keycloak = keycloak;
        this.host = host;
    }

    static Visitor at(URI keycloak) {
        return new Visitor(keycloak, Sites.host(Stack.SITES.sso()));
    }

    /** The same with the name of another host, as the gateway passes it on. */
    Visitor onHost(String origin) {
        return new Visitor(keycloak, Sites.host(origin));
    }

    Visitor accepting(String mediaType) {
        accept = mediaType;
        return this;
    }

    void forget(String cookie) {
        cookies.remove(cookie);
    }

    HttpResponse<String> get(String target) {
        return send("GET", target, null, BodyPublishers.noBody());
    }

    HttpResponse<String> post(String target, Map<String, String> form) {
        return send("POST", target, FORM, encoded(form));
    }

    HttpResponse<String> send(String method, String target) {
        return send(method, target, null, BodyPublishers.noBody());
    }

    HttpResponse<String> send(String method, String target, String type, String body) {
        return send(method, target, type, BodyPublishers.ofString(body));
    }

    /** @param target a path, or an address on the sso host as Keycloak writes it */
    private HttpResponse<String> send(String method, String target, String type, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(keycloak + path(target)))
                .method(method, body)
                .header("Accept", accept)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", host);
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String path(String target) {
        return target.startsWith(Stack.SITES.sso())
                ? target.substring(Stack.SITES.sso().length())
                : target;
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";")[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
    }

    private static BodyPublisher encoded(Map<String, String> form) {
        return BodyPublishers.ofString(form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
    }
}
