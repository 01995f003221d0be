package com.rundiffusion.keycloak.enterprise.certificate;

import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.RequestLimit;
import com.rundiffusion.keycloak.pasted.Base64Der;
import com.rundiffusion.keycloak.pasted.DerHead.Kind;
import com.rundiffusion.keycloak.pasted.PastedBlock;
import com.rundiffusion.keycloak.pasted.PrivateKeyText;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The certificates in what a customer pasted, or a name for what came instead. */
public final class CertificateText {

    private static final Pattern METADATA = Pattern.compile("<(\\w+:)?EntityDescriptor\\b|<\\?xml\\b");
    private static final Pattern BEGIN = Pattern.compile("-\\s*BEGIN\\s+((TRUSTED|X509)\\s+)?CERTIFICATE\\s*-");
    private static final Pattern END = Pattern.compile("-\\s*END\\s+((TRUSTED|X509)\\s+)?CERTIFICATE\\s*-");
    private static final Pattern BAG = Pattern.compile("BEGIN\\s+(PKCS\\s*#?7|CMS)\\b");
    private static final Pattern OTHER_PEM = Pattern.compile(
            "BEGIN\\s[A-Z0-9 ]{0,40}(PUBLIC KEY|CERTIFICATE REQUEST|X509 CRL|PARAMETERS)|\\b(ssh-|ecdsa-sha2-)\\w+"
                    + " AAAA");

    /** SHA-1 or SHA-256, as portals and tools write it. */
    private static final Pattern THUMBPRINT =
            Pattern.compile("(?<![0-9a-fA-F])(?:[0-9a-fA-F]{2}[:\\s-]?){19}(?:(?:[0-9a-fA-F]{2}[:\\s-]?){12})?"
                    + "[0-9a-fA-F]{2}(?![0-9a-fA-F])");

    private static final int LONGEST_THUMBPRINT = 200;

    /** A DER sequence read as text, or whatever else text does not hold. */
    private static final Pattern BINARY =
            Pattern.compile("^0[\\x80-\\x9f\\u201a\\u00e9]|[\\p{Cc}\\ufffd&&[^\\r\\n\\t\\f]]");

    private CertificateText() {}

    public static CertificateReading read(String pasted) {
        String description = "text of " + characters(pasted.length());
        String text = PastedBlock.of(pasted);
        List<Base64Der> found = Base64Der.in(text);
        List<SigningCertificate> certificates = found.stream()
                .filter(one -> one.isOf(Kind.CERTIFICATE) && one.whole())
                .flatMap(one -> SigningCertificate.of(one.base64()).stream())
                .toList();
        Optional<FaultCode> fault = PrivateKeyText.isIn(pasted)
                ? Optional.of(FaultCode.CERTIFICATE_IS_PRIVATE_KEY)
                : fault(text, found, certificates);
        return new CertificateReading(fault.isPresent() ? List.of() : certificates, fault, description);
    }

    /** Whether one of them was issued by another of them. Two of Entra's have the same name, and each is its own issuer. */
    public static boolean isChain(Collection<SigningCertificate> certificates) {
        return certificates.stream()
                .map(SigningCertificate::certificate)
                .filter(one -> !one.getIssuerX500Principal().equals(one.getSubjectX500Principal()))
                .anyMatch(one -> certificates.stream()
                        .anyMatch(other -> one.getIssuerX500Principal()
                                .equals(other.certificate().getSubjectX500Principal())));
    }

    private static Optional<FaultCode> fault(
            String text, List<Base64Der> found, List<SigningCertificate> certificates) {
        if (METADATA.matcher(text).find()) {
            return Optional.of(FaultCode.CERTIFICATE_IS_METADATA);
        }
        if (BAG.matcher(text).find() || found.stream().anyMatch(one -> one.isOf(Kind.CERTIFICATE_BAG))) {
            return Optional.of(FaultCode.CERTIFICATE_CHAIN);
        }
        if (found.stream()
                .anyMatch(
                        one -> !RequestLimit.CERTIFICATE_BYTES.allows(one.head().length()))) {
            return Optional.of(FaultCode.TEXT_TOO_LONG);
        }
        long begun = Math.max(
                found.stream().filter(one -> one.isOf(Kind.CERTIFICATE)).count(),
                Math.max(count(BEGIN, text), count(END, text)));
        long whole = found.stream()
                .filter(one -> one.isOf(Kind.CERTIFICATE) && one.whole())
                .count();
        if (begun > certificates.size()) {
            return Optional.of(begun > whole ? FaultCode.CERTIFICATE_TRUNCATED : FaultCode.CERTIFICATE_NOT_UNDERSTOOD);
        }
        if (OTHER_PEM.matcher(text).find()
                || found.stream().anyMatch(one -> one.isOf(Kind.PUBLIC_KEY) || one.isOf(Kind.CERTIFICATE_REQUEST))) {
            return Optional.of(FaultCode.CERTIFICATE_IS_OTHER_PEM);
        }
        if (isChain(certificates)) {
            return Optional.of(FaultCode.CERTIFICATE_CHAIN);
        }
        return certificates.isEmpty() ? Optional.of(other(text)) : Optional.empty();
    }

    /** Of a text without any certificate. */
    private static FaultCode other(String text) {
        if (BINARY.matcher(text.strip()).find()) {
            return FaultCode.CERTIFICATE_BINARY;
        }
        return text.length() < LONGEST_THUMBPRINT && THUMBPRINT.matcher(text).find()
                ? FaultCode.CERTIFICATE_IS_THUMBPRINT
                : FaultCode.CERTIFICATE_UNREADABLE;
    }

    private static long count(Pattern line, String text) {
        return line.matcher(text).results().count();
    }

    private static String characters(int count) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "character" : "characters");
    }
}
