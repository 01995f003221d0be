package com.rundiffusion.keycloak.signin.saml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The query of the HTTP-Redirect binding (<em>SAML 2.0 Bindings</em> 3.4.4), kept as it was sent: Entra writes escapes in lower case
 * and its parameters in an order of its own, and what is signed is their text and no other spelling of it.
 */
public final class RedirectQuery {

    /** In characters. Entra's own has some 1,500. */
    static final int LONGEST = 16 * 1024;

    /** Of the message, once it is inflated, in bytes. */
    static final int LARGEST_MESSAGE = 64 * 1024;

    private static final String REQUEST = "SAMLRequest";
    private static final String RESPONSE = "SAMLResponse";
    private static final String RELAY_STATE = "RelayState";
    private static final String ALGORITHM = "SigAlg";
    private static final String SIGNATURE = "Signature";
    private static final Set<String> KNOWN = Set.of(REQUEST, RESPONSE, RELAY_STATE, ALGORITHM, SIGNATURE);

    private final Map<String, String> written;

    private RedirectQuery(Map<String, String> written) {
        this.written = written;
    }

    /**
     * Empty when it holds no message, two messages, or anything twice that may be there once.
     *
     * @param raw as it stands in the address; {@code null} when there is none
     */
    public static Optional<RedirectQuery> of(String raw) {
        if (raw == null || raw.length() > LONGEST) {
            return Optional.empty();
        }
        Map<String, String> written = new HashMap<>();
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (KNOWN.contains(name) && written.put(name, pair.substring(equals + 1)) != null) {
                return Optional.empty();
            }
        }
        return written.containsKey(REQUEST) == written.containsKey(RESPONSE)
                ? Optional.empty()
                : Optional.of(new RedirectQuery(written));
    }

    /** Whether Entra answers; else it asks. */
    public boolean isAnswer() {
        return written.containsKey(RESPONSE);
    }

    /** What it says, whoever wrote it. */
    public Optional<LogoutMessage> message() {
        return decoded(isAnswer() ? RESPONSE : REQUEST)
                .flatMap(RedirectQuery::fromBase64)
                .flatMap(RedirectQuery::inflated)
                .flatMap(LogoutMessage::read)
                .filter(message -> message.isAnswer() == isAnswer());
    }

    public Optional<String> relayState() {
        return decoded(RELAY_STATE);
    }

    /** Empty when it is not signed, or not by an algorithm that counts. */
    public Optional<RedirectSignature> signature() {
        Optional<byte[]> signature = decoded(SIGNATURE).flatMap(RedirectQuery::fromBase64);
        return signature.flatMap(
                bytes -> decoded(ALGORITHM).flatMap(algorithm -> RedirectSignature.of(signedText(), algorithm, bytes)));
    }

    private String signedText() {
        String message = isAnswer() ? RESPONSE : REQUEST;
        StringBuilder text = new StringBuilder(message).append('=').append(written.get(message));
        if (written.containsKey(RELAY_STATE)) {
            text.append('&').append(RELAY_STATE).append('=').append(written.get(RELAY_STATE));
        }
        return text.append('&')
                .append(ALGORITHM)
                .append('=')
                .append(written.get(ALGORITHM))
                .toString();
    }

    private Optional<String> decoded(String name) {
        try {
            return Optional.ofNullable(written.get(name)).map(text -> URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformedPercentEncoding) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> fromBase64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> inflated(byte[] deflated) {
        Inflater raw = new Inflater(true);
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated), raw)) {
            byte[] message = in.readNBytes(LARGEST_MESSAGE + 1);
            return message.length > LARGEST_MESSAGE ? Optional.empty() : Optional.of(message);
        } catch (IOException notDeflated) {
            return Optional.empty();
        } finally {
            raw.end();
        }
    }
}
