package com.rundiffusion.keycloak.signin.saml;

import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.rejection.Wanted;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form of the HTTP-POST binding (<em>SAML 2.0 Bindings</em> 3.5.4), read from the raw body so that whatever comes
 * can be answered by a page of ours.
 */
public final class SamlPost {

    /** The largest response we read, in bytes of the form: some 800 groups. Entra's own stay below 30,000. */
    public static final int LARGEST_BODY = 128 * 1024;

    /** The largest whose sender we look for. The gateway passes on no more. */
    private static final int LARGEST_ROUTED = 1024 * 1024;

    // A response comes in two. A form of more is not looked at: it costs memory, and may say something twice at its
    // end.
    private static final int MOST_FIELDS = 32;

    private static final String RESPONSE = "SAMLResponse";
    private static final String RELAY_STATE = "RelayState";

    private final int size;
    private final Map<String, List<String>> fields;
    private final Optional<byte[]> xml;
    private final Optional<UnverifiedResponse> claim;

    private SamlPost(int size, Map<String, List<String>> fields) {
        this.size = size;
        this.fields = fields;
        this.xml = size > LARGEST_ROUTED ? Optional.empty() : response().flatMap(SamlPost::fromBase64);
        this.claim = xml.flatMap(UnverifiedResponse::read);
    }

    /**
     * Reads what can be read; {@link #fault} tells what is wrong with it.
     *
     * @param body {@code null} when the request had none
     */
    public static SamlPost read(byte[] body) {
        byte[] form = body == null ? new byte[0] : body;
        Map<String, List<String>> fields = new HashMap<>();
        String[] pairs = new String(form, StandardCharsets.UTF_8).split("&", MOST_FIELDS + 1);
        for (String pair : pairs.length > MOST_FIELDS ? new String[0] : pairs) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                decoded(pair.substring(0, equals))
                        .ifPresent(name -> decoded(pair.substring(equals + 1))
                                .ifPresent(value -> fields.computeIfAbsent(name, any -> new ArrayList<>())
                                        .add(value)));
            }
        }
        return new SamlPost(form.length, fields);
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformedPercentEncoding) {
            return Optional.empty();
        }
    }

    /** Why this form cannot be a response, if so. */
    public Optional<Rejection> fault() {
        if (tooLarge()) {
            return Optional.of(RejectionCode.REQUEST_TOO_LARGE.rejection(Wanted.SMALL_REQUEST.of(LARGEST_BODY), size));
        }
        if (count(RESPONSE) > 1 || count(RELAY_STATE) > 1) {
            return Optional.of(RejectionCode.PARAMETER_REPEATED.rejection(
                    Wanted.ONE_OF_EACH, count(RESPONSE) + " and " + count(RELAY_STATE)));
        }
        if (response().isEmpty()) {
            return Optional.of(RejectionCode.RESPONSE_MISSING.rejection());
        }
        return Optional.empty();
    }

    private boolean tooLarge() {
        return size > LARGEST_BODY;
    }

    /** The response as it was sent, in base64; the first if there are several. */
    public Optional<String> response() {
        return first(RESPONSE);
    }

    /** The decoded response; empty when there is none, it is not base64, or it is too large to be looked at. */
    public Optional<byte[]> responseXml() {
        return tooLarge() ? Optional.empty() : xml;
    }

    /** What the response says of itself, also one that is too large to be believed, for whoever asks no more than whose it is. */
    public Optional<UnverifiedResponse> claim() {
        return claim;
    }

    /** Whether it holds a response of which nobody can tell whose it is. */
    public boolean isBeyondReach() {
        return size > LARGEST_ROUTED && response().isPresent();
    }

    /** The first if there are several. */
    public Optional<String> relayState() {
        return first(RELAY_STATE);
    }

    private static Optional<byte[]> fromBase64(String text) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Optional<String> first(String field) {
        return fields.getOrDefault(field, List.of()).stream()
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    private int count(String field) {
        return fields.getOrDefault(field, List.of()).size();
    }
}
