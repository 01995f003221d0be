package com.rundiffusion.keycloak.enterprise.metadata;

import com.rundiffusion.keycloak.enterprise.certificate.CertificateStrength;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.fault.RequestLimit;
import java.util.List;

/** The certificates of metadata as onboarding takes them, for whoever reads the metadata again later. */
public final class MetadataCertificates {

    /** Each login verifies with those that are valid then, one by one. */
    public static final int MOST = RequestLimit.CERTIFICATES.most();

    public static final int MOST_VALID = RequestLimit.VALID_CERTIFICATES.most();

    private MetadataCertificates() {}

    /** Those that may be trusted; the others, e.g. an old weak one that is inactive in Entra, are left out. */
    public static List<SigningCertificate> strong(MetadataDocument metadata) {
        return metadata.signingCertificates().stream()
                .limit(RequestLimit.METADATA_CERTIFICATES.most())
                .flatMap(text -> SigningCertificate.of(text).stream())
                .filter(certificate ->
                        CertificateStrength.fault(certificate.certificate()).isEmpty())
                .toList();
    }
}
