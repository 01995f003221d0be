package com.rundiffusion.keycloak.enterprise.document.check;

import com.rundiffusion.keycloak.enterprise.certificate.CertificateStrength;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.enterprise.document.read.OtherField;
import com.rundiffusion.keycloak.enterprise.metadata.MetadataCertificates;
import com.rundiffusion.keycloak.enterprise.metadata.MetadataDocument;
import com.rundiffusion.keycloak.enterprise.metadata.MetadataText;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.Faults;
import java.util.List;
import java.util.Optional;

/** The metadata of a document, pasted or fetched. */
final class MetadataCheck {

    private final CheckContext context;
    private final EnterpriseDocument document;
    private final Faults faults;

    MetadataCheck(CheckContext context, EnterpriseDocument document, Faults faults) {
        this.context = context;
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
            unreadable(xml);
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
        List<SigningCertificate> usable = MetadataCertificates.strong(read.get());
        if (usable.isEmpty()) {
            faults.add(
                    field(document),
                    FaultCode.METADATA_WITHOUT_CERTIFICATE,
                    unusable(read.get()),
                    CertificateStrength.KEY + ", " + CertificateStrength.SIGNATURE);
        }
        return usable;
    }

    private void unreadable(String text) {
        Optional<String> other = OtherField.of(text, context.replyUrls()).filter(field -> !field.equals("metadata"));
        FaultCode code = other.map(MetadataCheck::mixedUp)
                .orElse(MetadataText.isCutOff(text) ? FaultCode.METADATA_CUT_OFF : FaultCode.METADATA_UNREADABLE);
        faults.add(
                field(document),
                code,
                "text of %,d characters".formatted(text.length()),
                other.map(OtherField::expected)
                        .orElse("XML that begins with EntityDescriptor and holds an IDPSSODescriptor"));
    }

    private static FaultCode mixedUp(String field) {
        return switch (field) {
            case "metadataUrl" -> FaultCode.METADATA_IS_URL;
            case "certificates" -> FaultCode.METADATA_IS_CERTIFICATE;
            default -> FaultCode.VALUE_OF_OTHER_FIELD;
        };
    }

    /** Of several, the first: they rarely differ. */
    private static String unusable(MetadataDocument metadata) {
        List<String> texts = metadata.signingCertificates();
        if (texts.isEmpty()) {
            return "no signing certificate";
        }
        return SigningCertificate.of(texts.get(0))
                .map(SigningCertificate::certificate)
                .flatMap(first -> CertificateStrength.fault(first)
                        .map(code -> "a certificate: " + CertificateStrength.actual(code, first)))
                .orElse("signing certificates that cannot be read");
    }

    /** What it was read from is known no longer; whoever names a URL rarely pastes the file too. */
    static String field(EnterpriseDocument document) {
        return document.metadataUrl() == null ? "metadata" : "metadataUrl";
    }
}
