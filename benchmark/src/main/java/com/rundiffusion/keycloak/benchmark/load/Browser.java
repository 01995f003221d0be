package com.rundiffusion.keycloak.benchmark.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * One person's browser behind the gateway: it keeps cookies and follows no redirect. The connections are the JVM's, which keeps as many
 * alive as {@code http.maxConnections} says.
 */
final class Browser {

    private final URI keycloak;
    private final String host;
    private final Map<String, String> cookies = new HashMap<>();

    /** @param host of the broker, as the gateway names it */
    Browser(URI keycloak, String host) {
        this.keycloak = keycloak;
        this.host = host;
    }

    /** @param location empty when the answer is no redirect */
    record Answer(int status, String location, String body) {

        /** @throws IllegalStateException when it is none, with what it was */
        String redirect() {
            if (location.isEmpty()) {
                throw new IllegalStateException("No redirect, but " + status + ": " + body);
            }
            return location;
        }
    }

    /** @param url its path and query count: all of it is asked of the one server */
    Answer get(String url) {
        return send(url, host, null);
    }

    Answer post(String url, String form) {
        return post(url, host, form);
    }

    /** @param toHost the host that the gateway was asked for; no cookies go to another than the broker's */
    Answer post(String url, String toHost, String form) {
        return send(url, toHost, form.getBytes(StandardCharsets.US_ASCII));
    }

    private Answer send(String url, String toHost, byte[] form) {
        try {
            URI asked = URI.create(url);
            String path = asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery());
            HttpURLConnection connection =
                    (HttpURLConnection) keycloak.resolve(path).toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Accept", "text/html");
            connection.setRequestProperty("X-Forwarded-Proto", "https");
            connection.setRequestProperty("X-Forwarded-Host", toHost);
            if (toHost.equals(host) && !cookies.isEmpty()) {
                connection.setRequestProperty("Cookie", cookieHeader());
            }
            if (form != null) {
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(form.length);
                connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
                try (OutputStream body = connection.getOutputStream()) {
                    body.write(form);
                }
            }
            return answer(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        // Read to its end, or the connection is not used again.
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            String text = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            connection.getHeaderFields().forEach((name, values) -> {
                if ("Set-Cookie".equalsIgnoreCase(name)) {
                    values.forEach(this::keep);
                }
            });
            String location = connection.getHeaderField("Location");
            return new Answer(status, location == null ? "" : location, text);
        }
    }

    private void keep(String cookie) {
        String pair = cookie.substring(0, (cookie + ";").indexOf(';'));
        String name = pair.substring(0, pair.indexOf('='));
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair);
        }
    }

    private String cookieHeader() {
        return String.join("; ", cookies.values());
    }
}
