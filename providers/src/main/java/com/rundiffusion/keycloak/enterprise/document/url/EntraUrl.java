package com.rundiffusion.keycloak.enterprise.document.url;

import com.rundiffusion.keycloak.enterprise.TenantId;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands in a URL of Microsoft's portal: cloud, tenant, and what a tutorial writes in place of a tenant. */
public final class EntraUrl {

    private static final Set<String> NO_TENANT = Set.of("common", "organizations", "consumers", "");

    /** Brackets where a tenant stands, in the host or at the beginning of the path; elsewhere they are something else. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "https?://([^/?#]*[{<].*|[^/?#]*/(\\{[^}/]*}?|<[^>/]*>?|\\[[^\\]/]*]?|%7b[^/?#]*|%3c[^/?#]*|%5b[^/?#]*)([/?#].*)?)",
            Pattern.CASE_INSENSITIVE);

    private EntraUrl() {}

    /** @return {@code null} for anything that is not an absolute URL with a host */
    public static URI of(String text) {
        try {
            URI url = text == null ? null : URI.create(text);
            boolean ofTheWeb = url != null
                    && url.getHost() != null
                    && String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT).matches("https?");
            return ofTheWeb ? url : null;
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    public static boolean hasPlaceholder(String text) {
        return PLACEHOLDER.matcher(text).matches();
    }

    /** @param url {@code null} has none */
    public static Optional<TenantId> tenantOf(URI url) {
        return url == null ? Optional.empty() : TenantId.parse(firstSegment(url));
    }

    /** Whether it is for anybody with an account at Microsoft. */
    public static boolean isForAllTenants(URI url) {
        return NO_TENANT.contains(firstSegment(url));
    }

    /** Where the tenant stands; in lower case. */
    public static String firstSegment(URI url) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        String[] segments = path.split("/");
        return segments.length < 2 ? "" : segments[1].toLowerCase(Locale.ROOT);
    }

    /** That cloud has hosts of its own for each purpose. */
    public static boolean isInChina(URI url) {
        return url != null && url.getHost().toLowerCase(Locale.ROOT).endsWith(".cn");
    }
}
