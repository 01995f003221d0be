package com.rundiffusion.keycloak.entra.saml;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A query string that still knows how each value was encoded: that is what a signature in a query covers. */
final class RawQuery {

    private final Map<String, String> encoded = new LinkedHashMap<>();

    /** @param query without the question mark; {@code null} for none */
    RawQuery(String query) {
        for (String pair : (query == null ? "" : query).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                encoded.putIfAbsent(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
    }

    /** The decoded value of the first parameter of that name, or {@code null}. */
    String value(String name) {
        String value = encoded.get(name);
        try {
            return value == null ? null : URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Aadsts.MALFORMED_REQUEST, "The query parameter " + name + " is not URL-encoded.");
        }
    }

    /** The octets that the Redirect binding signs: these three parameters as they came, in this order. */
    String signedPart() {
        StringBuilder part = new StringBuilder("SAMLRequest=").append(encoded.get("SAMLRequest"));
        for (String name : new String[] {"RelayState", "SigAlg"}) {
            if (encoded.containsKey(name)) {
                part.append('&').append(name).append('=').append(encoded.get(name));
            }
        }
        return part.toString();
    }
}
