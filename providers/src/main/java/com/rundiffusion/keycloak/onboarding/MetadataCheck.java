package com.rundiffusion.keycloak.onboarding;

import com.rundiffusion.keycloak.enterprise.SigningCertificate;
import com.rundiffusion.keycloak.metadata.MetadataDocument;
import java.util.List;
import java.util.Optional;

/** The metadata of a document, pasted or fetched. */
final class MetadataCheck {

    private final EnterpriseDocument document;
    private final Faults faults;

    MetadataCheck(EnterpriseDocument document, Faults faults) {
        this.document = document;
        this.faults = faults;
    }

    /** Its signing certificates; none when there is no metadata, or a fault in it. */
    List<SigningCertificate> certificates() {
        return document.metadata() == null ? List.of() : read(document.metadata());
    }

    private List<SigningCertificate> read(String xml) {
        Optional<MetadataDocument> read = MetadataDocument.read(xml);
        if (read.isEmpty()) {
            faults.add(
                    field(document),
                    FaultCode.METADATA_UNREADABLE,
                    "text of %,d characters".formatted(xml.length()),
                    "XML that begins with EntityDescriptor and holds an IDPSSODescriptor");
            return List.of();
        }
        String issuer = read.get().entityId();
        if (issuer.contains("{")) {
            faults.add(field(document), FaultCode.METADATA_WITHOUT_TENANT, issuer, document.entraIdentifier());
            return List.of();
        }
        if (document.entraIdentifier() != null
                && !faults.has("entraIdentifier")
                && !issuer.equalsIgnoreCase(document.entraIdentifier())) {
            faults.add(field(document), FaultCode.METADATA_OTHER_ISSUER, issuer, document.entraIdentifier());
            return List.of();
        }
        List<SigningCertificate> usable = CertificateChecks.strong(read.get());
        if (usable.isEmpty()) {
            faults.add(
                    field(document),
                    FaultCode.METADATA_WITHOUT_CERTIFICATE,
                    weakOnes(read.get()),
                    CertificateStrength.KEY + ", " + CertificateStrength.SIGNATURE);
        }
        return usable;
    }

    private static String weakOnes(MetadataDocument metadata) {
        int count = metadata.signingCertificates().size();
        return count == 0 ? "no signing certificate" : "weak or unreadable signing certificates: " + count;
    }

    /** What it was read from is known no longer; whoever names a URL rarely pastes the file too. */
    static String field(EnterpriseDocument document) {
        return document.metadataUrl() == null ? "metadata" : "metadataUrl";
    }
}
