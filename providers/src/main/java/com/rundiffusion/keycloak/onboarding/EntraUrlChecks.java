package com.rundiffusion.keycloak.onboarding;

import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.realm.EntraHosts;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The values that Microsoft's portal gives out: Login URL, Microsoft Entra Identifier, App Federation Metadata Url. */
final class EntraUrlChecks {

    private static final String LOGIN_URL = "loginUrl";
    private static final String ENTRA_IDENTIFIER = "entraIdentifier";
    private static final String METADATA_URL = "metadataUrl";

    private static final String LOGIN_URL_FORM = "https://login.microsoftonline.com/<tenant id>/saml2";
    private static final String ENTRA_IDENTIFIER_FORM = "https://sts.windows.net/<tenant id>/";
    private static final String METADATA_URL_FORM =
            "https://login.microsoftonline.com/<tenant id>/federationmetadata/2007-06/federationmetadata.xml?appid=<application id>";

    private static final Set<String> NO_TENANT = Set.of("common", "organizations", "consumers", "");
    private static final Pattern PLACEHOLDER = Pattern.compile("[{<\\[]|%7b", Pattern.CASE_INSENSITIVE);
    private static final Set<String> ISSUER_HOSTS =
            Set.of("sts.windows.net", "sts.chinacloudapi.cn", "sts.microsoftonline.us", "sts.microsoftonline.de");

    private final Circumstances circumstances;
    private final EnterpriseDocument document;
    private final Faults faults;

    EntraUrlChecks(Circumstances circumstances, EnterpriseDocument document, Faults faults) {
        this.circumstances = circumstances;
        this.document = document;
        this.faults = faults;
    }

    /** @return the tenant that the Microsoft Entra Identifier names, if that can be told */
    Optional<TenantId> check() {
        Optional<TenantId> tenant = entraIdentifier();
        loginUrl(tenant);
        metadataUrl(tenant);
        return tenant;
    }

    /** Without the slash at its end, which Entra's own page does not show. */
    static String normalizedLoginUrl(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private Optional<TenantId> entraIdentifier() {
        String value = document.entraIdentifier();
        if (value == null) {
            faults.add(ENTRA_IDENTIFIER, FaultCode.FIELD_MISSING, null, ENTRA_IDENTIFIER_FORM);
            return Optional.empty();
        }
        Optional<FaultCode> fault = entraIdentifierFault(value);
        Optional<TenantId> tenant = TenantId.ofIssuer(value);
        fault.ifPresent(code -> faults.add(
                ENTRA_IDENTIFIER,
                code,
                value,
                code == FaultCode.ENTRA_IDENTIFIER_SLASH ? value + "/" : expectedEntraIdentifier()));
        return fault.isEmpty() || fault.get() == FaultCode.ENTRA_IDENTIFIER_SLASH ? tenant : Optional.empty();
    }

    private Optional<FaultCode> entraIdentifierFault(String value) {
        if (value.equals(document.identifier())) {
            return Optional.of(FaultCode.ENTRA_IDENTIFIER_IS_IDENTIFIER);
        }
        if (PLACEHOLDER.matcher(value).find()) {
            return Optional.of(FaultCode.ENTRA_IDENTIFIER_WITHOUT_TENANT);
        }
        URI url = url(value);
        if (url == null) {
            return Optional.of(FaultCode.ENTRA_IDENTIFIER_MALFORMED);
        }
        return switch (UrlKind.of(url, circumstances.replyUrls())) {
            case PORTAL_PAGE -> Optional.of(FaultCode.ENTRA_IDENTIFIER_IS_PORTAL);
            case METADATA -> Optional.of(FaultCode.ENTRA_IDENTIFIER_IS_METADATA);
            case LOGIN_URL -> Optional.of(FaultCode.ENTRA_IDENTIFIER_IS_LOGIN_URL);
            case ENTRA_IDENTIFIER -> issuerFault(url);
            default -> Optional.of(FaultCode.ENTRA_IDENTIFIER_MALFORMED);
        };
    }

    private Optional<FaultCode> issuerFault(URI url) {
        boolean known = "https".equals(url.getScheme())
                        && ISSUER_HOSTS.contains(url.getHost().toLowerCase(Locale.ROOT))
                || circumstances.entraHosts().accept(url);
        if (!known || url.getRawUserInfo() != null || url.getPort() >= 0 && !"http".equals(url.getScheme())) {
            return Optional.of(FaultCode.ENTRA_IDENTIFIER_MALFORMED);
        }
        if (TenantId.ofIssuer(url.toString()).isEmpty()) {
            return Optional.of(
                    NO_TENANT.contains(firstSegment(url))
                            ? FaultCode.ENTRA_IDENTIFIER_WITHOUT_TENANT
                            : FaultCode.ENTRA_IDENTIFIER_MALFORMED);
        }
        // With an application's id behind the tenant's, both forms have been seen.
        boolean tenantAlone = url.getPath().indexOf('/', 1) < 0;
        return tenantAlone ? Optional.of(FaultCode.ENTRA_IDENTIFIER_SLASH) : Optional.empty();
    }

    private String expectedEntraIdentifier() {
        return tenantOf(url(document.loginUrl()))
                .map(tenant -> "https://sts.windows.net/" + tenant + "/")
                .orElse(ENTRA_IDENTIFIER_FORM);
    }

    private void loginUrl(Optional<TenantId> tenant) {
        String value = document.loginUrl();
        String expected = tenant.map(id -> LOGIN_URL_FORM.replace("<tenant id>", id.guid()))
                .orElse(LOGIN_URL_FORM);
        if (value == null) {
            faults.add(LOGIN_URL, FaultCode.FIELD_MISSING, null, expected);
            return;
        }
        loginUrlFault(value, tenant)
                .ifPresent(code -> faults.add(
                        LOGIN_URL,
                        code,
                        value,
                        code == FaultCode.LOGIN_URL_HOST
                                ? "a host of " + circumstances.entraHosts()
                                : expectedLoginUrl(value, expected, tenant)));
    }

    /** In the cloud that the value names, where that is one. */
    private String expectedLoginUrl(String value, String expected, Optional<TenantId> tenant) {
        URI url = url(value);
        return url == null || tenant.isEmpty() || !circumstances.entraHosts().accept(url)
                ? expected
                : url.getScheme() + "://" + url.getAuthority() + "/" + tenant.get() + "/saml2";
    }

    private Optional<FaultCode> loginUrlFault(String value, Optional<TenantId> tenant) {
        if (PLACEHOLDER.matcher(value).find()) {
            return Optional.of(FaultCode.LOGIN_URL_WITHOUT_TENANT);
        }
        URI url = url(value);
        if (url == null) {
            return Optional.of(FaultCode.LOGIN_URL_MALFORMED);
        }
        Optional<FaultCode> other = switch (UrlKind.of(url, circumstances.replyUrls())) {
            case PORTAL_PAGE -> Optional.of(FaultCode.LOGIN_URL_IS_PORTAL);
            case METADATA -> Optional.of(FaultCode.LOGIN_URL_IS_METADATA);
            case SIGN_ON_URL, REPLY_URL -> Optional.of(FaultCode.LOGIN_URL_IS_SIGN_ON_URL);
            case ENTRA_IDENTIFIER -> Optional.of(FaultCode.LOGIN_URL_IS_ENTRA_IDENTIFIER);
            default -> Optional.empty();
        };
        return other.or(() -> hostFault(url)).or(() -> loginPathFault(url)).or(() -> otherTenant(url, tenant));
    }

    private Optional<FaultCode> hostFault(URI url) {
        EntraHosts hosts = circumstances.entraHosts();
        boolean extras = url.getRawUserInfo() != null || url.getRawFragment() != null || url.getRawQuery() != null;
        if (hosts.accept(url) && !extras) {
            return Optional.empty();
        }
        URI bare = URI.create("https://" + url.getHost() + "/");
        if (!hosts.accept(bare)) {
            return Optional.of(FaultCode.LOGIN_URL_HOST);
        }
        return Optional.of(
                "https".equalsIgnoreCase(url.getScheme()) ? FaultCode.LOGIN_URL_EXTRAS : FaultCode.LOGIN_URL_NOT_HTTPS);
    }

    private static Optional<FaultCode> loginPathFault(URI url) {
        String tenant = firstSegment(url);
        if (NO_TENANT.contains(tenant) || tenant.equals("saml2")) {
            return Optional.of(FaultCode.LOGIN_URL_WITHOUT_TENANT);
        }
        if (!normalizedLoginUrl(url.getPath()).matches("(?i)/[^/]+/saml2(/[0-9a-f-]{36})?")) {
            return Optional.of(FaultCode.LOGIN_URL_OTHER_PROTOCOL);
        }
        return tenantOf(url).isEmpty() ? Optional.of(FaultCode.LOGIN_URL_TENANT_NAME) : Optional.empty();
    }

    private static Optional<FaultCode> otherTenant(URI url, Optional<TenantId> tenant) {
        return tenant.isPresent() && !tenantOf(url).equals(tenant)
                ? Optional.of(FaultCode.LOGIN_URL_TENANT_MISMATCH)
                : Optional.empty();
    }

    private void metadataUrl(Optional<TenantId> tenant) {
        String value = document.metadataUrl();
        if (value != null) {
            metadataUrlFault(value, tenant)
                    .ifPresent(code -> faults.add(
                            METADATA_URL,
                            code,
                            value,
                            code == FaultCode.METADATA_URL_HOST
                                    ? "a host of " + circumstances.entraHosts()
                                    : tenant.map(id -> METADATA_URL_FORM.replace("<tenant id>", id.guid()))
                                            .orElse(METADATA_URL_FORM)));
        }
    }

    private Optional<FaultCode> metadataUrlFault(String value, Optional<TenantId> tenant) {
        URI url = url(value);
        if (url == null) {
            return Optional.of(
                    PLACEHOLDER.matcher(value).find()
                            ? FaultCode.METADATA_URL_TENANT
                            : FaultCode.METADATA_URL_MALFORMED);
        }
        if (UrlKind.of(url, circumstances.replyUrls()) == UrlKind.PORTAL_PAGE) {
            return Optional.of(FaultCode.METADATA_URL_IS_PORTAL);
        }
        if (!circumstances.entraHosts().accept(url)) {
            return Optional.of(FaultCode.METADATA_URL_HOST);
        }
        if (UrlKind.of(url, circumstances.replyUrls()) != UrlKind.METADATA) {
            return Optional.of(FaultCode.METADATA_URL_MALFORMED);
        }
        if (tenantOf(url).isEmpty() || tenant.isPresent() && !tenantOf(url).equals(tenant)) {
            return Optional.of(FaultCode.METADATA_URL_TENANT);
        }
        boolean application = url.getQuery() != null && url.getQuery().matches("(?i)(.*&)?appid=[^&]+(&.*)?");
        return application ? Optional.empty() : Optional.of(FaultCode.METADATA_URL_WITHOUT_APPLICATION);
    }

    private static Optional<TenantId> tenantOf(URI url) {
        return url == null ? Optional.empty() : TenantId.parse(firstSegment(url));
    }

    private static String firstSegment(URI url) {
        String path = url.getPath() == null ? "" : url.getPath();
        String[] segments = path.split("/");
        return segments.length < 2 ? "" : segments[1].toLowerCase(Locale.ROOT);
    }

    /** @return {@code null} for anything that is not an absolute URL with a host */
    static URI url(String text) {
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
}
