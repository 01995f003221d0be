package com.rundiffusion.keycloak.enterprise.document.check;

import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.enterprise.document.url.EntraUrl;
import com.rundiffusion.keycloak.enterprise.document.url.UrlKind;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.Faults;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The Microsoft Entra Identifier: the issuer of the customer's assertions. */
final class EntraIdentifierCheck {

    private static final String FIELD = "entraIdentifier";
    private static final String FORM = "https://sts.windows.net/<tenant id>/";

    private static final Set<String> HOSTS =
            Set.of("sts.windows.net", "sts.chinacloudapi.cn", "sts.microsoftonline.us", "sts.microsoftonline.de");

    /** No issuer of that cloud; of others the login host may be one. */
    private static final String LOGIN_HOST = "login.microsoftonline.com";

    private final CheckContext context;
    private final EnterpriseDocument document;
    private final Faults faults;

    EntraIdentifierCheck(CheckContext context, EnterpriseDocument document, Faults faults) {
        this.context = context;
        this.document = document;
        this.faults = faults;
    }

    /** As Entra writes its issuer, which is compared exactly: host and ids in lower case. */
    static String normalized(String url) {
        return url.toLowerCase(Locale.ROOT);
    }

    /** @return the tenant that it names, if that can be told */
    Optional<TenantId> check() {
        String value = document.entraIdentifier();
        if (value == null) {
            faults.missing(FIELD, expected());
            return Optional.empty();
        }
        Optional<FaultCode> fault = fault(value);
        Optional<TenantId> tenant = TenantId.ofIssuer(value);
        fault.ifPresent(code ->
                faults.add(FIELD, code, value, code == FaultCode.ENTRA_IDENTIFIER_SLASH ? value + "/" : expected()));
        return fault.isEmpty() || fault.get() == FaultCode.ENTRA_IDENTIFIER_SLASH ? tenant : Optional.empty();
    }

    private Optional<FaultCode> fault(String value) {
        if (EntraUrl.hasPlaceholder(value)) {
            return Optional.of(FaultCode.ENTRA_IDENTIFIER_WITHOUT_TENANT);
        }
        URI url = EntraUrl.of(value);
        if (url == null) {
            return Optional.of(
                    value.equals(document.identifier())
                            ? FaultCode.ENTRA_IDENTIFIER_IS_IDENTIFIER
                            : FaultCode.ENTRA_IDENTIFIER_MALFORMED);
        }
        return switch (UrlKind.of(url, context.replyUrls())) {
            case PORTAL_PAGE -> Optional.of(FaultCode.ENTRA_IDENTIFIER_IS_PORTAL);
            case METADATA -> Optional.of(FaultCode.ENTRA_IDENTIFIER_IS_METADATA);
            case LOGIN_URL -> Optional.of(FaultCode.ENTRA_IDENTIFIER_IS_LOGIN_URL);
            case ENTRA_IDENTIFIER -> issuerFault(url);
            default -> Optional.of(FaultCode.ENTRA_IDENTIFIER_MALFORMED);
        };
    }

    private Optional<FaultCode> issuerFault(URI url) {
        boolean known = "https".equalsIgnoreCase(url.getScheme())
                && HOSTS.contains(url.getRawAuthority().toLowerCase(Locale.ROOT));
        boolean halfALoginUrl = url.getHost().equalsIgnoreCase(LOGIN_HOST);
        if (!known && (halfALoginUrl || !context.entraHosts().accept(url))) {
            return Optional.of(FaultCode.ENTRA_IDENTIFIER_MALFORMED);
        }
        String path = url.getRawPath().toLowerCase(Locale.ROOT);
        if (TenantId.ofIssuer(url.toString()).isEmpty()
                || !UrlKind.ISSUER_PATH.matcher(path).matches()) {
            return Optional.of(
                    EntraUrl.isForAllTenants(url)
                            ? FaultCode.ENTRA_IDENTIFIER_WITHOUT_TENANT
                            : FaultCode.ENTRA_IDENTIFIER_MALFORMED);
        }
        // With an application's id behind the tenant's, both forms have been seen.
        boolean tenantAlone = url.getRawPath().indexOf('/', 1) < 0;
        return tenantAlone ? Optional.of(FaultCode.ENTRA_IDENTIFIER_SLASH) : Optional.empty();
    }

    /** Of the tenant and the cloud that the Login URL names, or what stands in its place. */
    private String expected() {
        URI url = EntraUrl.of(document.loginUrl());
        return EntraUrl.tenantOf(url)
                .map(tenant -> "https://" + (EntraUrl.isInChina(url) ? "sts.chinacloudapi.cn" : "sts.windows.net") + "/"
                        + tenant + "/")
                .orElse(FORM);
    }
}
