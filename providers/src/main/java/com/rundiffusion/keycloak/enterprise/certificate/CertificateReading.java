package com.rundiffusion.keycloak.enterprise.certificate;

import com.rundiffusion.keycloak.fault.FaultCode;
import java.util.List;
import java.util.Optional;

/**
 * What stands in a text that should hold certificates.
 *
 * @param certificates in the order of the text; none when there is a fault
 * @param description of the text, without anything of what it says
 */
public record CertificateReading(
        List<SigningCertificate> certificates, Optional<FaultCode> fault, String description) {}
