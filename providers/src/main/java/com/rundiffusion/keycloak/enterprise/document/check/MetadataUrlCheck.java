package com.rundiffusion.keycloak.enterprise.document.check;

import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.enterprise.document.url.EntraUrl;
import com.rundiffusion.keycloak.enterprise.document.url.FormerHost;
import com.rundiffusion.keycloak.enterprise.document.url.UrlKind;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.Faults;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** The App Federation Metadata Url: where the application's keys are listed. */
final class MetadataUrlCheck {

    private static final String FIELD = "metadataUrl";
    private static final String FORM = "https://login.microsoftonline.com/<tenant"
            + " id>/federationmetadata/2007-06/federationmetadata.xml?appid=<application id>";

    private static final Pattern APPLICATION =
            Pattern.compile("(^|&)appid=" + UrlKind.GUID + "(&|$)", Pattern.CASE_INSENSITIVE);

    private final CheckContext context;
    private final EnterpriseDocument document;
    private final Faults faults;

    MetadataUrlCheck(CheckContext context, EnterpriseDocument document, Faults faults) {
        this.context = context;
        this.document = document;
        this.faults = faults;
    }

    /** @param tenant that the Microsoft Entra Identifier names */
    void check(Optional<TenantId> tenant) {
        String value = document.metadataUrl();
        if (value != null) {
            fault(value, tenant)
                    .ifPresent(code -> faults.add(
                            FIELD,
                            code,
                            value,
                            code == FaultCode.METADATA_URL_HOST
                                    ? "a host of " + context.entraHosts()
                                    : expected(value, tenant)));
        }
    }

    private static String expected(String value, Optional<TenantId> tenant) {
        String form = tenant.map(id -> FORM.replace("<tenant id>", id.guid())).orElse(FORM);
        return Optional.ofNullable(EntraUrl.of(value))
                .flatMap(FormerHost::today)
                .filter(url ->
                        tenant.isEmpty() || EntraUrl.tenantOf(URI.create(url)).equals(tenant))
                .orElse(form);
    }

    private Optional<FaultCode> fault(String value, Optional<TenantId> tenant) {
        URI url = EntraUrl.of(value);
        if (url == null) {
            return Optional.of(
                    EntraUrl.hasPlaceholder(value) ? FaultCode.METADATA_URL_TENANT : FaultCode.METADATA_URL_MALFORMED);
        }
        if (UrlKind.of(url, context.replyUrls()) == UrlKind.PORTAL_PAGE) {
            return Optional.of(FaultCode.METADATA_URL_IS_PORTAL);
        }
        if (!context.entraHosts().accept(url)) {
            return Optional.of(
                    context.entraHosts().accept(URI.create("https://" + url.getHost() + "/"))
                            ? FaultCode.METADATA_URL_NOT_HTTPS
                            : FormerHost.isOne(url) ? FaultCode.METADATA_URL_FORMER_HOST : FaultCode.METADATA_URL_HOST);
        }
        if (UrlKind.of(url, context.replyUrls()) != UrlKind.METADATA) {
            return Optional.of(FaultCode.METADATA_URL_MALFORMED);
        }
        if (EntraUrl.tenantOf(url).isEmpty()
                || tenant.isPresent() && !EntraUrl.tenantOf(url).equals(tenant)) {
            return Optional.of(FaultCode.METADATA_URL_TENANT);
        }
        boolean application = url.getRawQuery() != null
                && APPLICATION.matcher(url.getRawQuery()).find();
        return application ? Optional.empty() : Optional.of(FaultCode.METADATA_URL_WITHOUT_APPLICATION);
    }
}
