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
 * One person's browser behind the gateway, at one host: it keeps cookies and follows no redirect. The connections are the JVM's, which keeps as many
 * alive as {@code http.maxConnections} says.
 */
final class Browser {

    private final URI server;
    private final String host;
    private final Map<String, String> cookies = new HashMap<>();

    /** @param host of the server, as the gateway names it */
    Browser(URI server, String host) {
        this.server = server;
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

    /** @param url its path and query count: all of it is asked of the server */
    Answer get(String url) {
        return send(url, null);
    }

    Answer post(String url, String form) {
        return send(url, form.getBytes(StandardCharsets.US_ASCII));
    }

    private Answer send(String url, byte[] form) {
        try {
            URI asked = URI.create(url);
            String path = asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery());
            HttpURLConnection connection =
                    (HttpURLConnection) server.resolve(path).toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Accept", "text/html");
            connection.setRequestProperty("X-Forwarded-Proto", "https");
            connection.setRequestProperty("X-Forwarded-Host", host);
            if (!cookies.isEmpty()) {
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
