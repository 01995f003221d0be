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

    /** As Entra writes its issuer, which is compared exactly: host and ids in lower case. */
    static String normalizedEntraIdentifier(String url) {
        return url.toLowerCase(Locale.ROOT);
    }

    /** Without the slash at its end, which Entra's own page does not show. */
    static String normalizedLoginUrl(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private Optional<TenantId> entraIdentifier() {
        String value = document.entraIdentifier();
        if (value == null) {
            faults.missing(ENTRA_IDENTIFIER, expectedEntraIdentifier());
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
        if (PLACEHOLDER.matcher(value).find()) {
            return Optional.of(FaultCode.ENTRA_IDENTIFIER_WITHOUT_TENANT);
        }
        URI url = url(value);
        if (url == null) {
            return Optional.of(
                    value.equals(document.identifier())
                            ? FaultCode.ENTRA_IDENTIFIER_IS_IDENTIFIER
                            : FaultCode.ENTRA_IDENTIFIER_MALFORMED);
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
        boolean known = "https".equalsIgnoreCase(url.getScheme())
                        && ISSUER_HOSTS.contains(url.getHost().toLowerCase(Locale.ROOT))
                || circumstances.entraHosts().accept(url);
        if (!known || url.getRawUserInfo() != null || url.getPort() >= 0 && !"http".equals(url.getScheme())) {
            return Optional.of(FaultCode.ENTRA_IDENTIFIER_MALFORMED);
        }
        String path = url.getPath().toLowerCase(Locale.ROOT);
        if (TenantId.ofIssuer(url.toString()).isEmpty()
                || !UrlKind.ISSUER_PATH.matcher(path).matches()) {
            return Optional.of(
                    NO_TENANT.contains(firstSegment(url))
                            ? FaultCode.ENTRA_IDENTIFIER_WITHOUT_TENANT
                            : FaultCode.ENTRA_IDENTIFIER_MALFORMED);
        }
        // With an application's id behind the tenant's, both forms have been seen.
        boolean tenantAlone = url.getPath().indexOf('/', 1) < 0;
        return tenantAlone ? Optional.of(FaultCode.ENTRA_IDENTIFIER_SLASH) : Optional.empty();
    }

    /** Of the tenant and the cloud that the Login URL names, or what stands in its place. */
    private String expectedEntraIdentifier() {
        URI url = url(document.loginUrl());
        return tenantOf(url)
                .map(tenant ->
                        "https://" + (isInChina(url) ? "sts.chinacloudapi.cn" : "sts.windows.net") + "/" + tenant + "/")
                .orElse(ENTRA_IDENTIFIER_FORM);
    }

    private static boolean isInChina(URI url) {
        return url != null && url.getHost().toLowerCase(Locale.ROOT).endsWith(".cn");
    }

    private void loginUrl(Optional<TenantId> tenant) {
        String value = document.loginUrl();
        if (value == null) {
            faults.missing(LOGIN_URL, expectedLoginUrl(document.entraIdentifier(), tenant));
            return;
        }
        loginUrlFault(value, tenant)
                .ifPresent(code -> faults.add(
                        LOGIN_URL,
                        code,
                        value,
                        code == FaultCode.LOGIN_URL_HOST
                                ? "a host of " + circumstances.entraHosts()
                                : expectedLoginUrl(value, tenant)));
    }

    /** @param value whose tenant and cloud count where nothing better is known of them */
    private String expectedLoginUrl(String value, Optional<TenantId> tenant) {
        URI url = url(value);
        Optional<TenantId> known = tenant.or(() -> tenantOf(url));
        if (known.isEmpty()) {
            return LOGIN_URL_FORM;
        }
        String origin = url != null && circumstances.entraHosts().accept(url)
                ? url.getScheme() + "://" + url.getAuthority()
                : "https://" + (isInChina(url) ? "login.partner.microsoftonline.cn" : "login.microsoftonline.com");
        return origin + "/" + known.get() + "/saml2";
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
            // On a host of Entra it may as well be a Login URL without its end.
            case ENTRA_IDENTIFIER ->
                circumstances.entraHosts().accept(url) && !value.equals(document.entraIdentifier())
                        ? Optional.empty()
                        : Optional.of(FaultCode.LOGIN_URL_IS_ENTRA_IDENTIFIER);
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
            return Optional.of(
                    circumstances.entraHosts().accept(URI.create("https://" + url.getHost() + "/"))
                            ? FaultCode.METADATA_URL_NOT_HTTPS
                            : FaultCode.METADATA_URL_HOST);
        }
        if (UrlKind.of(url, circumstances.replyUrls()) != UrlKind.METADATA) {
            return Optional.of(FaultCode.METADATA_URL_MALFORMED);
        }
        if (tenantOf(url).isEmpty() || tenant.isPresent() && !tenantOf(url).equals(tenant)) {
            return Optional.of(FaultCode.METADATA_URL_TENANT);
        }
        boolean application =
                url.getQuery() != null && url.getQuery().matches("(?i)(.*&)?appid=" + UrlKind.GUID + "(&.*)?");
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
