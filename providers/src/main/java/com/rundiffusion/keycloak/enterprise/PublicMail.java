package com.rundiffusion.keycloak.enterprise;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Mail providers where anybody can have an address: no company's own domain. */
public final class PublicMail {

    private static final Set<String> PROVIDERS = lines("public-mail-domains.txt");

    private PublicMail() {}

    /** @param domain in lower case, as it stands in the DNS */
    public static boolean isProvider(String domain) {
        return PROVIDERS.contains(domain);
    }

    private static Set<String> lines(String resource) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(PublicMail.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
