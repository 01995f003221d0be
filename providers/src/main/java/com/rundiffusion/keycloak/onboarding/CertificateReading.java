package com.rundiffusion.keycloak.onboarding;

import com.rundiffusion.keycloak.enterprise.SigningCertificate;
import java.util.List;
import java.util.Optional;

/**
 * What stands in a text that should hold certificates.
 *
 * @param certificates in the order of the text; none when there is a fault
 * @param description of the text, without anything of what it says
 */
record CertificateReading(List<SigningCertificate> certificates, Optional<FaultCode> fault, String description) {}
