package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.saml.Claims;
import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import com.rundiffusion.keycloak.entra.saml.SigningOption;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;

/** A setting of an enterprise application that a {@link Mistake} changes, by the name that it has in Microsoft's portal. */
enum PortalSetting {
    IDENTIFIER("Identifier (Entity ID)", application -> {
        String[] before = application.identifiers().toArray(String[]::new);
        return () -> application.identifiers(before);
    }),
    REPLY_URL("Reply URL (Assertion Consumer Service URL)", application -> {
        List<String> before = application.replyUrls();
        String byDefault = application.defaultReplyUrl();
        return () -> application.replyUrls(before).defaultReplyUrl(byDefault);
    }),
    EMAIL_CLAIM(
            "Attributes & Claims: emailaddress",
            application -> () -> application.changedClaims().putBack(Claims.EMAIL_ADDRESS)),
    OBJECT_ID_CLAIM(
            "Attributes & Claims: objectidentifier",
            application -> () -> application.changedClaims().putBack(Claims.OBJECT_IDENTIFIER)),
    CERTIFICATE("Token signing certificate", application -> {
        List<SigningCertificate> before = application.certificates().all();
        SigningCertificate active = application.certificates().active();
        return () -> application.certificates().replace(before, active);
    }),
    SIGNING_OPTION("Signing Option", application -> {
        SigningOption before = application.signingOption();
        return () -> application.signingOption(before);
    }),
    SIGNING_ALGORITHM("Signing Algorithm", application -> {
        var before = application.signingAlgorithm();
        return () -> application.signingAlgorithm(before);
    }),
    VERIFICATION_CERTIFICATES("Verification certificates", application -> {
        X509Certificate[] before = application.verificationCertificates().toArray(X509Certificate[]::new);
        return () -> application.verificationCertificates(before);
    }),
    TOKEN_ENCRYPTION("Token encryption", application -> {
        X509Certificate before = application.encryptionCertificate().orElse(null);
        return () -> application.encryptionCertificate(before);
    }),
    USERS_AND_GROUPS("Users and groups", application -> {
        boolean required = application.assignmentRequired();
        return () -> application.assignmentRequired(required).nobodyAssigned(false);
    });

    private final String label;
    private final Function<EnterpriseApplication, Runnable> remember;

    PortalSetting(String label, Function<EnterpriseApplication, Runnable> remember) {
        this.label = label;
        this.remember = remember;
    }

    String label() {
        return label;
    }

    /** What puts the setting back to what it is now. */
    Runnable remember(EnterpriseApplication application) {
        return remember.apply(application);
    }
}
