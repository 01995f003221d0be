package com.rundiffusion.keycloak.enterprise.setup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What opens a setup link. It is told once and never stored: its hash is, which needs no salt, for nobody can guess one of 192 bits.
 *
 * @param text base64url
 */
public record SetupSecret(String text) {

    private static final int BYTES = 24;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public static SetupSecret make() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return new SetupSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Empty when the text cannot be one. */
    public static Optional<SetupSecret> parse(String text) {
        return Optional.ofNullable(text)
                .filter(written -> FORM.matcher(written).matches())
                .map(SetupSecret::new);
    }

    /** SHA-256 in lower-case hexadecimal: what is stored, and what is looked up. */
    public String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException neverMissing) {
            throw new IllegalStateException(neverMissing);
        }
    }

    /** Not the text: it must not get into a log by accident. */
    @Override
    public String toString() {
        return "SetupSecret";
    }
}
