package com.rundiffusion.keycloak.signin.warmup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** A browser of one person's, which knows one way alone: whatever it asks for, it asks for behind the door. */
final class WarmUpBrowser {

    private static final Logger LOG = Logger.getLogger(WarmUpBrowser.class);

    /** For a sign-in that is under way when the time is up: what is broken off might write into a realm that is gone. */
    private static final Duration TO_FINISH = Duration.ofSeconds(15);

    private final HttpClient http;
    private final LoopbackDoor door;
    private final Pace pace;
    private final Map<String, String> cookies = new TreeMap<>();

    WarmUpBrowser(HttpClient http, LoopbackDoor door, Pace pace) {
        this.http = http;
        this.door = door;
        this.pace = pace;
    }

    /** @param url its path and query count */
    HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return send(request(url).GET());
    }

    /** @param form encoded */
    HttpResponse<String> post(String url, String form) throws IOException, InterruptedException {
        return send(request(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /**
     * Goes where an answer and those after it lead.
     *
     * @param end where it does not go any more
     * @return the URL there
     * @throws IllegalStateException when one leads nowhere
     */
    String follow(HttpResponse<String> answer, String end) throws IOException, InterruptedException {
        String next = location(answer);
        while (!next.startsWith(end)) {
            next = location(get(next));
        }
        return next;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> unexpected(answer));
    }

    static IllegalStateException unexpected(HttpResponse<String> answer) {
        LOG.debugf("Not what a sign-in is answered by: %s", answer.body());
        return new IllegalStateException(
                answer.statusCode() + " from " + answer.uri().getRawPath());
    }

    /** @throws HttpTimeoutException when there is no time even for that */
    private HttpRequest.Builder request(String url) throws HttpTimeoutException {
        Duration left = pace.left().plus(TO_FINISH);
        if (left.isNegative() || left.isZero()) {
            throw new HttpTimeoutException("No time left");
        }
        URI asked = URI.create(url);
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        HttpRequest.Builder request = HttpRequest.newBuilder(door.address().resolve(asked.getRawPath() + query))
                .timeout(left)
                .header("Accept", "text/html")
                .header(LoopbackDoor.HEADER, door.secret());
        return cookies.isEmpty() ? request : request.header("Cookie", String.join("; ", cookies.values()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        String name = pair.split("=", 2)[0];
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair);
        }
    }
}
