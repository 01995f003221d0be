package com.rundiffusion.keycloak.entra.saml;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How Entra writes a moment, always in UTC. */
public final class EntraTime {

    private static final DateTimeFormatter IN_SAML = format("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final DateTimeFormatter IN_MESSAGES = format("uuuu-MM-dd HH:mm:ss'Z'");

    private EntraTime() {}

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }

    /** In XML: always three digits of milliseconds. */
    static String inSaml(Instant instant) {
        return IN_SAML.format(instant);
    }

    /** In error messages, to the second. */
    public static String inMessages(Instant instant) {
        return IN_MESSAGES.format(instant);
    }
}
