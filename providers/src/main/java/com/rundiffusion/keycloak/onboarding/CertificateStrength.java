package com.rundiffusion.keycloak.onboarding;

import java.security.cert.X509Certificate;
import java.util.*;

final class CertificateStrength {
    static Optional<FaultCode> fault(X509Certificate c) {
        return Optional.empty();
    }
}
