package com.rundiffusion.keycloak.enterprise.provisioning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * What a company's Entra comes with. It is told once and never stored: its hash is, which needs no salt, for nobody can guess one of
 * 256 bits. By prefix and checksum scanners tell it from other text, and a mistyped one costs no look-up.
 *
 * @param text prefix, base64url, checksum
 */
public record AccessToken(String text) {

    public static final String PREFIX = "rdscim_";

    private static final int BYTES = 32;
    private static final int CHECKSUM = 6;
    private static final int SHOWN = 4;
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}[0-9A-Za-z]{" + CHECKSUM + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public static AccessToken make() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        String body = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        return new AccessToken(body + checksum(body));
    }

    /** Empty when the text cannot be one. */
    public static Optional<AccessToken> parse(String text) {
        return Optional.ofNullable(text)
                .filter(written -> FORM.matcher(written).matches())
                .filter(AccessToken::isWhole)
                .map(AccessToken::new);
    }

    private static boolean isWhole(String text) {
        int end = text.length() - CHECKSUM;
        return text.substring(end).equals(checksum(text.substring(0, end)));
    }

    /** CRC-32, in digits of base 62. */
    private static String checksum(String body) {
        CRC32 sum = new CRC32();
        sum.update(body.getBytes(StandardCharsets.US_ASCII));
        StringBuilder digits = new StringBuilder();
        long rest = sum.getValue();
        for (int i = 0; i < CHECKSUM; i++) {
            digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return digits.reverse().toString();
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

    /** Its last characters: enough to tell two apart, and nothing that opens. */
    public String hint() {
        return text.substring(text.length() - SHOWN);
    }

    /** Not the text: it must not get into a log by accident. */
    @Override
    public String toString() {
        return "AccessToken";
    }
}
