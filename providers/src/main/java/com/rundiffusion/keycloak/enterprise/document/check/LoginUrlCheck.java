package com.rundiffusion.keycloak.enterprise.document.check;

import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.enterprise.document.url.EntraUrl;
import com.rundiffusion.keycloak.enterprise.document.url.FormerHost;
import com.rundiffusion.keycloak.enterprise.document.url.UrlKind;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.Faults;
import com.rundiffusion.keycloak.realm.EntraHosts;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Login URL: where people are sent. */
final class LoginUrlCheck {

    private static final String FIELD = "loginUrl";
    private static final String FORM = "https://login.microsoftonline.com/<tenant id>/saml2";

    /** With an id behind it, which picks one of several applications of the same Identifier. */
    private static final Pattern PATH =
            Pattern.compile("/[^/]+/saml2(/" + UrlKind.GUID + ")?", Pattern.CASE_INSENSITIVE);

    private final CheckContext context;
    private final EnterpriseDocument document;
    private final Faults faults;

    LoginUrlCheck(CheckContext context, EnterpriseDocument document, Faults faults) {
        this.context = context;
        this.document = document;
        this.faults = faults;
    }

    /** Without the slash at its end, which Entra's own page does not show. */
    static String normalized(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** @param tenant that the Microsoft Entra Identifier names */
    void check(Optional<TenantId> tenant) {
        String value = document.loginUrl();
        if (value == null) {
            faults.missing(FIELD, expected(document.entraIdentifier(), tenant));
            return;
        }
        fault(value, tenant)
                .ifPresent(code -> faults.add(
                        FIELD,
                        code,
                        value,
                        code == FaultCode.LOGIN_URL_HOST
                                ? "a host of " + context.entraHosts()
                                : expected(value, tenant)));
    }

    /** @param value whose tenant and cloud count where nothing better is known of them */
    private String expected(String value, Optional<TenantId> tenant) {
        URI url = EntraUrl.of(value);
        Optional<TenantId> known = tenant.or(() -> EntraUrl.tenantOf(url));
        boolean withoutToday =
                url != null && FormerHost.isOne(url) && FormerHost.today(url).isEmpty();
        if (known.isEmpty() || withoutToday) {
            return FORM;
        }
        Optional<URI> today =
                url == null ? Optional.empty() : FormerHost.today(url).map(URI::create);
        String origin = url != null && context.entraHosts().accept(url)
                ? url.getScheme() + "://" + url.getAuthority()
                : "https://"
                        + today.map(URI::getHost)
                                .orElse(
                                        EntraUrl.isInChina(url)
                                                ? "login.partner.microsoftonline.cn"
                                                : "login.microsoftonline.com");
        return origin + "/" + known.get() + "/saml2";
    }

    private Optional<FaultCode> fault(String value, Optional<TenantId> tenant) {
        if (EntraUrl.hasPlaceholder(value)) {
            return Optional.of(FaultCode.LOGIN_URL_WITHOUT_TENANT);
        }
        URI url = EntraUrl.of(value);
        if (url == null) {
            return Optional.of(FaultCode.LOGIN_URL_MALFORMED);
        }
        Optional<FaultCode> other = switch (UrlKind.of(url, context.replyUrls())) {
            case PORTAL_PAGE -> Optional.of(FaultCode.LOGIN_URL_IS_PORTAL);
            case METADATA -> Optional.of(FaultCode.LOGIN_URL_IS_METADATA);
            case SIGN_ON_URL, REPLY_URL -> Optional.of(FaultCode.LOGIN_URL_IS_SIGN_ON_URL);
            // On a host of Entra it may as well be a Login URL without its end.
            case ENTRA_IDENTIFIER ->
                context.entraHosts().accept(url) && !value.equals(document.entraIdentifier())
                        ? Optional.empty()
                        : Optional.of(FaultCode.LOGIN_URL_IS_ENTRA_IDENTIFIER);
            default -> Optional.empty();
        };
        return other.or(() -> hostFault(url)).or(() -> pathFault(url)).or(() -> otherTenant(url, tenant));
    }

    private Optional<FaultCode> hostFault(URI url) {
        EntraHosts hosts = context.entraHosts();
        boolean extras = url.getRawUserInfo() != null || url.getRawFragment() != null || url.getRawQuery() != null;
        if (hosts.accept(url) && !extras) {
            return Optional.empty();
        }
        URI bare = URI.create("https://" + url.getHost() + "/");
        if (!hosts.accept(bare)) {
            return Optional.of(FormerHost.isOne(url) ? FaultCode.LOGIN_URL_FORMER_HOST : FaultCode.LOGIN_URL_HOST);
        }
        return Optional.of(
                "https".equalsIgnoreCase(url.getScheme()) ? FaultCode.LOGIN_URL_EXTRAS : FaultCode.LOGIN_URL_NOT_HTTPS);
    }

    private static Optional<FaultCode> pathFault(URI url) {
        if (EntraUrl.isForAllTenants(url) || EntraUrl.firstSegment(url).equals("saml2")) {
            return Optional.of(FaultCode.LOGIN_URL_WITHOUT_TENANT);
        }
        if (!PATH.matcher(normalized(url.getRawPath())).matches()) {
            return Optional.of(FaultCode.LOGIN_URL_OTHER_PROTOCOL);
        }
        return EntraUrl.tenantOf(url).isEmpty() ? Optional.of(FaultCode.LOGIN_URL_TENANT_NAME) : Optional.empty();
    }

    private static Optional<FaultCode> otherTenant(URI url, Optional<TenantId> tenant) {
        return tenant.isPresent() && !EntraUrl.tenantOf(url).equals(tenant)
                ? Optional.of(FaultCode.LOGIN_URL_TENANT_MISMATCH)
                : Optional.empty();
    }
}
