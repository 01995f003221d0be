package com.rundiffusion.keycloak.onboarding;

import com.rundiffusion.keycloak.enterprise.SigningCertificate;
import java.util.*;

final class CertificateText {
    static CertificateReading read(String t) {
        Optional<SigningCertificate> c = SigningCertificate.of(t.replaceAll("-----[A-Z ]+-----", ""));
        return new CertificateReading(
                c.stream().toList(),
                c.isPresent() ? Optional.empty() : Optional.of(FaultCode.CERTIFICATE_UNREADABLE),
                "text");
    }
}
