package com.rundiffusion.keycloak.onboarding;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAKey;
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
final class CertificateStrength {

    static final String KEY = "RSA with 2048 bits or more, or the curve P-256, P-384 or P-521";
    static final String SIGNATURE = "signed with SHA-256 or better";

    private static final int SHORTEST_MODULUS = 2048;
    private static final List<ECParameterSpec> CURVES =
            List.of(curve("secp256r1"), curve("secp384r1"), curve("secp521r1"));

    private static final Pattern STRONG_DIGEST = Pattern.compile("SHA-?(256|384|512)|SHA3-.*");
    private static final String PSS = "RSASSA-PSS";

    private CertificateStrength() {}

    static Optional<FaultCode> fault(X509Certificate certificate) {
        if (!isStrong(certificate.getPublicKey())) {
            return Optional.of(FaultCode.CERTIFICATE_WEAK_KEY);
        }
        return STRONG_DIGEST.matcher(digest(certificate)).matches()
                ? Optional.empty()
                : Optional.of(FaultCode.CERTIFICATE_WEAK_SIGNATURE);
    }

    /** What there is in place of {@link #KEY}. */
    static String key(X509Certificate certificate) {
        PublicKey key = certificate.getPublicKey();
        if (key instanceof RSAKey rsa) {
            return "RSA with " + rsa.getModulus().bitLength() + " bits";
        }
        return key instanceof ECPublicKey curve
                ? "a curve of " + curve.getParams().getOrder().bitLength() + " bits"
                : key.getAlgorithm();
    }

    /** What there is in place of {@link #SIGNATURE}. */
    static String signature(X509Certificate certificate) {
        return "signed with " + digest(certificate);
    }

    private static boolean isStrong(PublicKey key) {
        if (key instanceof RSAKey rsa) {
            return rsa.getModulus().bitLength() >= SHORTEST_MODULUS;
        }
        return key instanceof ECPublicKey curve && CURVES.stream().anyMatch(known -> isSame(known, curve.getParams()));
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
