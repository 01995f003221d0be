package com.rundiffusion.keycloak.enterprise.domain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mail providers, mobile carriers and relays where anybody can have an address: no company's own domain. */
public final class PublicMail {

    private static final Set<String> PROVIDERS = lines("public-mail-domains.txt");

    /** Brands that have a domain in each country, so that no list of those would be complete. */
    private static final Set<String> FAMILIES = Set.of(
            "aol",
            "fastmail",
            "freemail",
            "gmail",
            "gmx",
            "googlemail",
            "hotmail",
            "icloud",
            "live",
            "msn",
            "outlook",
            "posteo",
            "protonmail",
            "rediffmail",
            "rocketmail",
            "tutanota",
            "windowslive",
            "yahoo",
            "yandex",
            "ymail",
            "yopmail",
            "zohomail");

    /** Of a country, or for all; under others, e.g. {@code .studio}, such a word is a company's own name. */
    private static final Pattern SUFFIX_OF_FAMILY = Pattern.compile("(com|net|org)|(.+\\.)?[a-z]{2}");

    private PublicMail() {}

    /**
     * Whether the domain is one of theirs, or below one.
     *
     * @param domain in lower case, as it stands in the DNS
     */
    public static boolean isProvider(String domain) {
        return PublicSuffix.withParents(domain).anyMatch(PROVIDERS::contains) || isOfFamily(domain);
    }

    private static boolean isOfFamily(String domain) {
        return PublicSuffix.registrable(domain)
                .filter(name -> FAMILIES.contains(name.substring(0, name.indexOf('.'))))
                .filter(name -> SUFFIX_OF_FAMILY
                        .matcher(name.substring(name.indexOf('.') + 1))
                        .matches())
                .isPresent();
    }

    private static Set<String> lines(String resource) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(PublicMail.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            Stream<String> lines = reader.lines();
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
