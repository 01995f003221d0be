package com.rundiffusion.keycloak.onboarding;

import com.rundiffusion.keycloak.enterprise.SigningCertificate;
import java.util.*;

record CertificateReading(List<SigningCertificate> certificates, Optional<FaultCode> fault, String description) {}
