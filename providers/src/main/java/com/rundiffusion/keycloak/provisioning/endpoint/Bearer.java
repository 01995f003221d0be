package com.rundiffusion.keycloak.provisioning.endpoint;

import com.rundiffusion.keycloak.enterprise.provisioning.AccessToken;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The token that a request comes with (RFC 6750, 2). Entra's own, which it sends where the administrator enters none, has another form:
 * it says that Entra asks, and of no company.
 */
final class Bearer {

    private static final Pattern HEADER = Pattern.compile("Bearer +([^ ,]+) *", Pattern.CASE_INSENSITIVE);
    private static final List<String> PARAMETERS = List.of("access_token", "token");

    private Bearer() {}

    /** Empty where nothing there can be one. */
    static Optional<AccessToken> of(HttpHeaders headers) {
        List<String> sent = headers.getRequestHeader(HttpHeaders.AUTHORIZATION);
        return sent == null || sent.size() != 1
                ? Optional.empty()
                : Optional.of(HEADER.matcher(sent.get(0)))
                        .filter(Matcher::matches)
                        .flatMap(header -> AccessToken.parse(header.group(1)));
    }

    /** Where logs and histories of others may have kept it (RFC 6750, 2.3). */
    static boolean isInAddress(MultivaluedMap<String, String> query) {
        return Stream.of(query.keySet()).flatMap(names -> names.stream()).anyMatch(PARAMETERS::contains);
    }
}
