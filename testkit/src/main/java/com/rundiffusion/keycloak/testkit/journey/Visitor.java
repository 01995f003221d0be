package com.rundiffusion.keycloak.testkit.journey;

import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.loopback.PlainHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Talks to one node of Keycloak as the gateway would, keeps cookies, and follows no redirect but the one to the page of a refusal: for
 * what no {@link Browser} sends.
 */
public final class Visitor {

    private static final HttpClient HTTP = PlainHttp.client();

    private final Map<String, String> cookies = new HashMap<>();
    private final URI keycloak;
    private final String publicHost;
    private String accept = "text/html";

    public Visitor(URI keycloak, Sites sites) {
        this(keycloak, Sites.authority(sites.sso()));
    }

    private Visitor(URI keycloak, String publicHost) {
        this.keycloak = keycloak;
        this.publicHost = publicHost;
    }

    /** Another browser, on another host. */
    public Visitor onHost(String origin) {
        return new Visitor(keycloak, Sites.authority(origin));
    }

    public Visitor accepting(String mediaType) {
        accept = mediaType;
        return this;
    }

    public void forget(String cookie) {
        cookies.remove(cookie);
    }

    /** @return the value of a cookie; {@code null} when it has none of this name */
    public String cookie(String name) {
        return cookies.get(name);
    }

    /** As somebody does who has got hold of a value. */
    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    /** The same browser at another node. */
    public Visitor at(URI node) {
        Visitor there = new Visitor(node, publicHost);
        there.cookies.putAll(cookies);
        return there;
    }

    public HttpResponse<String> get(String url) {
        return send(request(url, publicHost).GET());
    }

    public HttpResponse<String> send(String method, String url) {
        return send(request(url, publicHost).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    public HttpResponse<String> send(String method, String url, String type, String body) {
        return send(request(url, publicHost)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> post(String url, Map<String, String> form) {
        return post(url, publicHost, form);
    }

    /** @param host the one that the browser believes to talk to */
    public HttpResponse<String> post(String url, String host, Map<String, String> form) {
        return send(formPost(url, host, body(form), Map.of()));
    }

    /** A form that no browser would send. */
    public HttpResponse<String> post(String url, byte[] body, Map<String, String> headers) {
        return send(formPost(url, publicHost, body, headers));
    }

    /** The same without waiting for the answer, whose cookies are not kept. */
    public CompletableFuture<HttpResponse<String>> posting(String url, byte[] body) {
        return HTTP.sendAsync(formPost(url, publicHost, body, Map.of()).build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> {
                    Visitor alone = at(keycloak);
                    answer.headers().allValues("Set-Cookie").forEach(alone::keep);
                    return alone.refusal(answer);
                });
    }

    private HttpRequest.Builder formPost(String url, String host, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = request(url, host)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return request;
    }

    /** A form as it is posted, or a query. */
    public static byte[] body(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Goes from an authorization request to Entra, and returns what Entra is asked. */
    public AuthnRequest atEntra(String authorization, Sites sites) {
        String next = location(get(authorization));
        while (!next.startsWith(sites.entra())) {
            next = location(get(next));
        }
        return AuthnRequest.fromRedirect(URI.create(next));
    }

    /** The target of a redirect. */
    public static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException(
                        "No redirect but " + answer.statusCode() + " from " + answer.uri() + ":\n" + answer.body()));
    }

    private HttpRequest.Builder request(String url, String host) {
        URI uri = URI.create(url);
        String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(keycloak + path))
                .header("Accept", accept)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", host);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return refusal(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> refusal(HttpResponse<String> answer) {
        return leadsToRefusal(answer) ? get(location(answer)) : answer;
    }

    private static boolean leadsToRefusal(HttpResponse<String> answer) {
        return answer.statusCode() == 303
                && answer.headers()
                        .firstValue("Location")
                        .filter(target -> target.contains("/refusal/"))
                        .isPresent();
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(name.length() + 1));
        }
    }
}
