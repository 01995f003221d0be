package com.rundiffusion.keycloak.enterprise.document.check;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.Enterprise.Status;
import com.rundiffusion.keycloak.enterprise.certificate.CertificateReading;
import com.rundiffusion.keycloak.enterprise.certificate.CertificateStrength;
import com.rundiffusion.keycloak.enterprise.certificate.CertificateText;
import com.rundiffusion.keycloak.enterprise.certificate.ExpiryTolerance;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.enterprise.document.read.OtherField;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.Faults;
import com.rundiffusion.keycloak.fault.RequestLimit;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The certificates of a document: pasted ones and those of its metadata. */
public final class CertificateChecks {

    private static final String CERTIFICATES = "certificates";

    private final CheckContext context;
    private final EnterpriseDocument document;
    private final Optional<Enterprise> stored;
    private final Faults faults;
    private final ExpiryTolerance expiry;
    private final Map<String, SigningCertificate> found = new LinkedHashMap<>();

    CertificateChecks(
            CheckContext context,
            EnterpriseDocument document,
            Optional<Enterprise> stored,
            Faults faults,
            ExpiryTolerance expiry) {
        this.context = context;
        this.document = document;
        this.stored = stored;
        this.faults = faults;
        this.expiry = expiry;
    }

    /** @return all that can be trusted at some time, each once */
    Collection<SigningCertificate> check(String alias, Status status) {
        document.certificates().forEach(this::pasted);
        requireNoChain();
        new MetadataCheck(context, document, faults).certificates().forEach(this::add);
        requireFew();
        requireOne();
        requireUsable(status);
        requireOwn(alias);
        return found.values();
    }

    private void add(SigningCertificate certificate) {
        found.putIfAbsent(certificate.fingerprint(), certificate);
    }

    private void pasted(String text) {
        CertificateReading reading = CertificateText.read(text);
        Optional<String> other = OtherField.of(text, context.replyUrls()).filter(field -> !field.equals("metadata"));
        reading.fault()
                .ifPresent(code -> faults.add(
                        CERTIFICATES,
                        code == FaultCode.CERTIFICATE_UNREADABLE && other.isPresent()
                                ? FaultCode.VALUE_OF_OTHER_FIELD
                                : code,
                        reading.description(),
                        code == FaultCode.CERTIFICATE_UNREADABLE && other.isPresent()
                                ? OtherField.expected(other.get())
                                : expected(code)));
        reading.certificates().forEach(this::strong);
    }

    private static String expected(FaultCode code) {
        return switch (code) {
            case CERTIFICATE_CHAIN -> "the signing certificate alone";
            case TEXT_TOO_LONG -> "at most %,d bytes".formatted(RequestLimit.CERTIFICATE_BYTES.most());
            default -> "the text of the .cer file, from BEGIN CERTIFICATE to END CERTIFICATE";
        };
    }

    private void strong(SigningCertificate certificate) {
        X509Certificate x509 = certificate.certificate();
        CertificateStrength.fault(x509)
                .ifPresentOrElse(
                        code -> faults.add(
                                CERTIFICATES,
                                code,
                                CertificateStrength.actual(code, x509),
                                CertificateStrength.expected(code)),
                        () -> add(certificate));
    }

    /** One that came in several values; what metadata brought earlier is stored, and may be put back. */
    private void requireNoChain() {
        List<String> kept = stored.map(enterprise -> enterprise.application().certificates())
                .orElse(List.of());
        boolean isNews = !kept.containsAll(
                found.values().stream().map(SigningCertificate::base64).toList());
        if (isNews && CertificateText.isChain(found.values())) {
            faults.add(
                    CERTIFICATES,
                    FaultCode.CERTIFICATE_CHAIN,
                    found.size() + " certificates",
                    "the signing certificate alone");
        }
    }

    /** Where they came from, as far as one field can be named. */
    private String field() {
        return document.certificates().isEmpty() ? MetadataCheck.field(document) : CERTIFICATES;
    }

    private void requireFew() {
        long valid = found.values().stream()
                .filter(certificate -> expiry.trusts(certificate, context.now()))
                .count();
        Stream.of(
                        Map.entry(RequestLimit.CERTIFICATES, (long) found.size()),
                        Map.entry(RequestLimit.VALID_CERTIFICATES, valid))
                .filter(count -> !count.getKey().allows(count.getValue()) && !faults.has(CERTIFICATES))
                .findFirst()
                .map(count -> count.getKey().fault(count.getValue()))
                .ifPresent(fault -> faults.add(field(), fault.code(), fault.actual(), fault.expected()));
    }

    private void requireOne() {
        boolean named = document.metadataUrl() != null
                || Stream.of(CERTIFICATES, "metadata", "metadataUrl").anyMatch(faults::has);
        if (found.isEmpty() && !named) {
            faults.add(CERTIFICATES, FaultCode.CERTIFICATE_MISSING, null, "the text of a .cer file, or metadata");
        }
    }

    /** Only when the enterprise is to work now, and only if that is new: time alone makes no stored document wrong. */
    private void requireUsable(Status status) {
        Instant now = context.now();
        boolean isNews = stored.isEmpty() || !stored.get().isActive() || certificatesDiffer(stored.get());
        if (status != Status.ACTIVE
                || !isNews
                || found.isEmpty()
                || faults.has(CERTIFICATES)
                || found.values().stream().anyMatch(certificate -> expiry.trusts(certificate, now))) {
            return;
        }
        for (SigningCertificate certificate : found.values()) {
            boolean over = certificate.notAfter().isBefore(now);
            faults.add(
                    field(),
                    over ? FaultCode.CERTIFICATE_EXPIRED : FaultCode.CERTIFICATE_NOT_YET_VALID,
                    "valid from " + certificate.notBefore() + " to " + certificate.notAfter(),
                    "valid on " + now);
        }
    }

    private boolean certificatesDiffer(Enterprise before) {
        List<String> texts =
                found.values().stream().map(SigningCertificate::base64).toList();
        List<String> kept = before.application().certificates();
        return texts.size() != kept.size() || !kept.containsAll(texts);
    }

    private void requireOwn(String alias) {
        for (SigningCertificate certificate : new ArrayList<>(found.values())) {
            context.taken()
                    .aliasOfCertificate(certificate.fingerprint())
                    .filter(other -> !other.equals(alias))
                    .ifPresent(other -> faults.add(
                            field(),
                            FaultCode.CERTIFICATE_TAKEN,
                            "SHA-256 " + certificate.fingerprint(),
                            "a certificate that is not already " + other + "'s"));
        }
    }
}
