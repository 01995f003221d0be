package com.rundiffusion.keycloak.setup.page;

import com.rundiffusion.keycloak.setup.session.SetupSession;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** What a page of a setup link sends. */
record SetupForm(MultivaluedMap<String, String> fields) {

    private static final String TOKEN = "token";

    /** Whether it was this browser's own page that sent it. */
    boolean isOf(SetupSession browser) {
        return MessageDigest.isEqual(
                text(TOKEN).orElse("").getBytes(StandardCharsets.UTF_8),
                browser.token().getBytes(StandardCharsets.UTF_8));
    }

    /** The first of a name; empty where it is blank. */
    Optional<String> text(String name) {
        return Optional.ofNullable(fields.getFirst(name)).filter(text -> !text.isBlank());
    }
}
