package com.rundiffusion.keycloak.enterprise;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Microsoft Entra tenant, by its GUID in lower case. */
public record TenantId(String guid) {

    private static final Pattern GUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    /** {@code https://sts.windows.net/<tenant>/}, or the same of another cloud, or with an application id behind it. */
    private static final Pattern ISSUER =
            Pattern.compile("https?://[^/?#]+/(" + GUID.pattern() + ")(/[^?#]*)?", Pattern.CASE_INSENSITIVE);

    public TenantId {
        if (!GUID.matcher(guid).matches()) {
            throw new IllegalArgumentException("Not a GUID: " + guid);
        }
        guid = guid.toLowerCase(Locale.ROOT);
    }

    /** Empty when the text is not a GUID. */
    public static Optional<TenantId> parse(String text) {
        return GUID.matcher(text).matches() ? Optional.of(new TenantId(text)) : Optional.empty();
    }

    /** The tenant that a Microsoft Entra Identifier (the SAML issuer) names; empty for anything else. */
    public static Optional<TenantId> ofIssuer(String issuer) {
        if (issuer == null) {
            return Optional.empty();
        }
        Matcher matcher = ISSUER.matcher(issuer);
        return matcher.matches() ? Optional.of(new TenantId(matcher.group(1))) : Optional.empty();
    }

    /**
     * The internal id of this tenant's identity provider in a realm: a name-based UUID, so that a tenant belongs to at
     * most one enterprise by the primary key, and its look-up is a cached read by key.
     *
     * @param realmId the realm's internal id
     */
    public String providerId(String realmId) {
        return UUID.nameUUIDFromBytes((realmId + "/" + guid).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Whether a tenant id claim names this tenant; GUIDs compare without case. */
    public boolean isNamedBy(String claim) {
        return guid.equalsIgnoreCase(claim);
    }

    @Override
    public String toString() {
        return guid;
    }
}
