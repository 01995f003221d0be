package com.rundiffusion.keycloak.enterprise.certificate;

import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.RequestLimit;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether the key of a certificate is worth trusting. Entra's own are RSA with 2048 bits, signed with SHA-256 by themselves;
 * anything else was made by the customer.
 */
public final class CertificateStrength {

    public static final String KEY =
            "RSA with 2048 to 8192 bits and an exponent of at most 2^32, or the curve P-256, P-384 or P-521";
    public static final String SIGNATURE = "signed with SHA-256 or better";

    private static final int SHORTEST_MODULUS = 2048;
    private static final int SHORTEST_CURVE = 256;
    private static final List<ECParameterSpec> CURVES =
            List.of(curve("secp256r1"), curve("secp384r1"), curve("secp521r1"));

    private static final Pattern STRONG_DIGEST = Pattern.compile("SHA-?(256|384|512)|SHA3-.*");
    private static final String PSS = "RSASSA-PSS";

    private CertificateStrength() {}

    public static Optional<FaultCode> fault(X509Certificate certificate) {
        return keyFault(certificate.getPublicKey())
                .or(() -> STRONG_DIGEST.matcher(digest(certificate)).matches()
                        ? Optional.empty()
                        : Optional.of(FaultCode.CERTIFICATE_WEAK_SIGNATURE));
    }

    /** What a fault is about, as it came. */
    public static String actual(FaultCode fault, X509Certificate certificate) {
        return fault == FaultCode.CERTIFICATE_WEAK_SIGNATURE
                ? "signed with " + digest(certificate)
                : key(certificate.getPublicKey());
    }

    public static String expected(FaultCode fault) {
        return fault == FaultCode.CERTIFICATE_WEAK_SIGNATURE ? SIGNATURE : KEY;
    }

    private static String key(PublicKey key) {
        if (key.getAlgorithm().equals(PSS)) {
            return "a key for RSA-PSS alone";
        }
        if (key instanceof RSAPublicKey rsa) {
            int exponent = rsa.getPublicExponent().bitLength();
            return "RSA with " + rsa.getModulus().bitLength() + " bits"
                    + (RequestLimit.RSA_EXPONENT.allows(exponent) ? "" : " and an exponent of " + exponent);
        }
        return key instanceof ECPublicKey curve
                ? "a curve of " + curve.getParams().getOrder().bitLength() + " bits"
                : key.getAlgorithm();
    }

    /** Also of a key by which no signature would be taken later, as {@code SignatureStrength} has it. */
    private static Optional<FaultCode> keyFault(PublicKey key) {
        if (key instanceof RSAPublicKey rsa && !key.getAlgorithm().equals(PSS)) {
            return rsaFault(rsa);
        }
        if (!(key instanceof ECPublicKey curve)) {
            return Optional.of(FaultCode.CERTIFICATE_KEY_KIND);
        }
        if (CURVES.stream().anyMatch(known -> isSame(known, curve.getParams()))) {
            return Optional.empty();
        }
        return Optional.of(
                curve.getParams().getOrder().bitLength() < SHORTEST_CURVE
                        ? FaultCode.CERTIFICATE_WEAK_KEY
                        : FaultCode.CERTIFICATE_KEY_KIND);
    }

    private static Optional<FaultCode> rsaFault(RSAPublicKey key) {
        if (key.getModulus().bitLength() < SHORTEST_MODULUS) {
            return Optional.of(FaultCode.CERTIFICATE_WEAK_KEY);
        }
        return isAffordable(key) ? Optional.empty() : Optional.of(FaultCode.CERTIFICATE_COSTLY_KEY);
    }

    /** Whoever posts anything to an enterprise's endpoint has it verified, before anybody is known. */
    public static boolean isAffordable(PublicKey key) {
        return !(key instanceof RSAPublicKey rsa)
                || RequestLimit.RSA_MODULUS.allows(rsa.getModulus().bitLength())
                        && RequestLimit.RSA_EXPONENT.allows(
                                rsa.getPublicExponent().bitLength());
    }

    private static boolean isSame(ECParameterSpec one, ECParameterSpec other) {
        return one.getCurve().equals(other.getCurve())
                && one.getGenerator().equals(other.getGenerator())
                && one.getOrder().equals(other.getOrder());
    }

    private static String digest(X509Certificate certificate) {
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (!algorithm.equals(PSS)) {
            return algorithm.replaceFirst("WITH.*", "").replaceFirst("^SHA1$", "SHA-1");
        }
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance(PSS);
            parameters.init(certificate.getSigAlgParams());
            return parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
        } catch (GeneralSecurityException | IOException unknown) {
            return PSS;
        }
    }

    private static ECParameterSpec curve(String name) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(name));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException everyRuntimeHasIt) {
            throw new IllegalStateException(everyRuntimeHasIt);
        }
    }
}
