package com.rundiffusion.keycloak.testkit.enterprise;

import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A customer whom no simulated tenant belongs to: enough for all but a sign-in. */
public final class Newcomer {

    private static final int YEARS_OF_A_CERTIFICATE = 3;

    private final String tenant = UUID.randomUUID().toString();
    private final Map<String, Object> document = new LinkedHashMap<>();

    /** An active one, with a certificate that ends so much later. */
    public Newcomer(String alias, Duration left) {
        document.put("alias", alias);
        document.put("identifier", "rundiffusion.com");
        document.put("loginUrl", "https://login.microsoftonline.com/" + tenant + "/saml2");
        document.put("entraIdentifier", "https://sts.windows.net/" + tenant + "/");
        document.put("certificates", List.of(certificate(left).pem()));
    }

    public Newcomer with(String field, Object value) {
        document.put(field, value);
        return this;
    }

    public Map<String, Object> document() {
        return document;
    }

    /** As Keycloak's own admin pages take it. */
    public static String oneLine(String pem) {
        return pem.replaceAll("-----[A-Z ]+-----|\\s", "");
    }

    public static SigningCertificate certificate(Duration left) {
        return SigningCertificate.issue(Instant.now()
                .plus(left)
                .atZone(ZoneOffset.UTC)
                .minusYears(YEARS_OF_A_CERTIFICATE)
                .toInstant());
    }
}
