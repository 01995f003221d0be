package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.saml.Claims;
import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** What the customer's administrator does in the portal where one setting alone does not say it. */
final class Administrator {

    /** What stands in the portal before an application is set up. */
    private static final String PLACEHOLDER = "https://127.0.0.1:444/applications/default.aspx";

    private static final Duration YESTERDAY = Duration.ofDays(-1);
    private static final Duration SIX_DAYS = Duration.ofDays(6);
    private static final int YEARS_OF_A_CERTIFICATE = 3;

    private Administrator() {}

    /** The next one becomes the default. */
    static void removesDefaultReplyUrl(EntraTenant tenant) {
        List<String> rest = others(tenant.application());
        tenant.application().replyUrls(rest).defaultReplyUrl(rest.isEmpty() ? null : rest.get(0));
    }

    static void makesAnotherReplyUrlDefault(EntraTenant tenant) {
        EnterpriseApplication application = tenant.application();
        List<String> others = others(application);
        if (others.isEmpty()) {
            application.replyUrls(List.of(application.defaultReplyUrl(), PLACEHOLDER));
            others.add(PLACEHOLDER);
        }
        application.defaultReplyUrl(others.get(0));
    }

    private static List<String> others(EnterpriseApplication application) {
        List<String> others = new ArrayList<>(application.replyUrls());
        others.remove(application.defaultReplyUrl());
        return others;
    }

    /** It is one of another tenant's domain. */
    static void takesAddressFromElsewhere(EntraTenant tenant) {
        String foreign = tenant.user(Person.BORROWED_MAIL).mail();
        tenant.application().changedClaims().take(Claims.EMAIL_ADDRESS, "user.othermail", user -> foreign);
    }

    /** It begins in the past, so that it is the certificate and not a clock that is refused. */
    static void addsCertificate(EntraTenant tenant) {
        tenant.application()
                .certificates()
                .add(SigningCertificate.issue(tenant.now().plus(YESTERDAY)));
    }

    static void rollsCertificate(EntraTenant tenant) {
        addsCertificate(tenant);
        activatesNewest(tenant);
    }

    static void rollsToOneThatEnds(EntraTenant tenant) {
        tenant.application().certificates().add(ending(tenant, SIX_DAYS));
        activatesNewest(tenant);
    }

    private static void activatesNewest(EntraTenant tenant) {
        SamlCertificates certificates = tenant.application().certificates();
        certificates.activate(certificates.all().get(0));
    }

    static void letsCertificateExpire(EntraTenant tenant) {
        SigningCertificate expired = ending(tenant, YESTERDAY);
        tenant.application().certificates().replace(List.of(expired), expired);
    }

    private static SigningCertificate ending(EntraTenant tenant, Duration left) {
        ZonedDateTime end = tenant.now().plus(left).atZone(ZoneOffset.UTC);
        return SigningCertificate.issue(end.minusYears(YEARS_OF_A_CERTIFICATE).toInstant());
    }

    /** Whose key the service provider does not have. */
    static X509Certificate somebodysKey(EntraTenant tenant) {
        return tenant.application().certificates().active().certificate();
    }
}
