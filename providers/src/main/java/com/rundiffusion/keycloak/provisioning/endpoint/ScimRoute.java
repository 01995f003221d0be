package com.rundiffusion.keycloak.provisioning.endpoint;

import com.rundiffusion.keycloak.link.ProvisioningUrl;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.PathSegment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a path below the realm's {@code provisioning} names.
 *
 * @param alias as it is written
 * @param id whatever stands behind the kind
 */
record ScimRoute(String alias, Kind kind, Optional<String> id) {

    /** Those before: of the realm, and of us. */
    private static final int OUR_SEGMENTS = 3;

    private static final int DEEPEST = 2;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> NOT_SUPPORTED = Set.of("me", "bulk", ".search");

    /** By the name that the path has it under, in any case. */
    enum Kind {
        USERS("Users"),
        GROUPS("Groups"),
        SERVICE_PROVIDER_CONFIG("ServiceProviderConfig"),
        RESOURCE_TYPES("ResourceTypes"),
        SCHEMAS("Schemas"),
        /** Of RFC 7644, and not offered. */
        NOT_OFFERED("other"),
        NONE("other");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** In logs and counters: shorter than its name in the path where that is long. */
        String key() {
            return this == SERVICE_PROVIDER_CONFIG ? "Config" : key;
        }

        boolean isChangeable() {
            return this == USERS || this == GROUPS;
        }
    }

    /** @param path from the realm on, decoded; empty segments are none */
    static ScimRoute of(List<PathSegment> path) {
        List<String> segments = path.stream()
                .map(PathSegment::getPath)
                .filter(segment -> !segment.isEmpty())
                .skip(OUR_SEGMENTS)
                .toList();
        String alias = segments.isEmpty() ? "" : segments.get(0);
        boolean ofVersion = segments.size() > 1 && segments.get(1).equals(ProvisioningUrl.VERSION);
        List<String> below = ofVersion ? segments.subList(2, segments.size()) : List.of();
        if (below.stream().anyMatch(segment -> NOT_SUPPORTED.contains(segment.toLowerCase(Locale.ROOT)))) {
            return new ScimRoute(alias, Kind.NOT_OFFERED, Optional.empty());
        }
        return below.isEmpty() || below.size() > DEEPEST
                ? new ScimRoute(alias, Kind.NONE, Optional.empty())
                : new ScimRoute(
                        alias, kind(below.get(0)), below.stream().skip(1).findFirst());
    }

    private static Kind kind(String segment) {
        return Stream.of(Kind.values())
                .filter(kind -> kind != Kind.NOT_OFFERED && kind != Kind.NONE)
                .filter(kind -> kind.key.equalsIgnoreCase(segment))
                .findFirst()
                .orElse(Kind.NONE);
    }

    /** The id, if it is of the form that ours have: anything else may be somebody's name. */
    Optional<String> item() {
        return id.filter(text -> ID.matcher(text).matches());
    }

    /** What can be done there. */
    Set<String> methods() {
        if (!kind.isChangeable()) {
            return Set.of(HttpMethod.GET);
        }
        return id.isEmpty()
                ? Set.of(HttpMethod.GET, HttpMethod.POST)
                : Set.of(HttpMethod.GET, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    }
}
