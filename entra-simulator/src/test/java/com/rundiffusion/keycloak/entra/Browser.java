package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.loopback.PlainHttp;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser with cookies and without scripts: it submits a form when told to. */
final class Browser {

    private final HttpClient client = PlainHttp.builder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    Received open(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    Received post(String url, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Picks a user on the "Pick an account" page. */
    Received pick(Received page, EntraUser user) {
        return post(page.formAction(), Map.of("ctx", page.field("ctx"), "user", user.objectId()));
    }

    private Received send(HttpRequest request) {
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return new Received(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
