package com.rundiffusion.keycloak.testkit.journey;

import com.rundiffusion.keycloak.loopback.PlainHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/** What Prometheus would read at a server's management port. */
public final class Monitoring {

    private final HttpClient http = PlainHttp.client();
    private final URI management;

    public Monitoring(URI management) {
        this.management = management;
    }

    /** @param series name and labels as they are printed, e.g. {@code sso_certificates_ending{within="7d"}} */
    public Optional<Double> value(String series) {
        return value(page(), series);
    }

    private static Optional<Double> value(String page, String series) {
        return page.lines()
                .filter(line -> line.startsWith(series + " "))
                .map(line -> Double.valueOf(line.substring(series.length() + 1)))
                .findFirst();
    }

    /** How often a sign-in was refused for this reason since the server started. */
    double rejections(String code) {
        return rejections(page(), code);
    }

    static double rejections(String page, String code) {
        return value(page, "sso_rejections_total{reason=\"" + code + "\"}").orElse(0.0);
    }

    /** How often background work has come round; two more mean that a whole round has passed since. */
    public double rounds() {
        return value("sso_upkeep_rounds_total").orElse(0.0);
    }

    public String page() {
        try {
            return http.send(
                            HttpRequest.newBuilder(management.resolve("/metrics"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
