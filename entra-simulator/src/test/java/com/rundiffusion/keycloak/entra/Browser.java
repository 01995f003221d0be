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

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = PlainHttp.builder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final HttpClient hesitant =
            PlainHttp.builder().cookieHandler(cookies).build();

    Received open(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    /** Opens a page that sends the browser elsewhere. @return where that is */
    String sentTo(String url) {
        Received redirect =
                send(hesitant, HttpRequest.newBuilder(URI.create(url)).build());
        return redirect.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("No redirect but " + redirect.body()));
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
        return send(client, request);
    }

    private static Received send(HttpClient client, HttpRequest request) {
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
