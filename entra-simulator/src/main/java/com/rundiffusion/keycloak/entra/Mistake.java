package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.saml.Aadsts;
import com.rundiffusion.keycloak.entra.saml.Claims;
import com.rundiffusion.keycloak.entra.saml.SigningAlgorithm;
import com.rundiffusion.keycloak.entra.saml.SigningOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** What a customer's administrator can set wrongly in the portal, so that everybody can see what comes of it. */
public enum Mistake {
    IDENTIFIER_CHANGED(
            PortalSetting.IDENTIFIER,
            "Another Identifier",
            "Finds no application for the request",
            "Entra's own page",
            Aadsts.UNKNOWN_APPLICATION.code(),
            "The customer's administrator: Identifier as it was handed over",
            tenant -> tenant.application()
                    .identifiers("https://" + tenant.application().identifiers().get(0))),
    REPLY_URL_REMOVED(
            PortalSetting.REPLY_URL,
            "The default Reply URL is removed",
            "Answers no request for that Reply URL",
            "Entra's own page",
            Aadsts.REPLY_URL_MISMATCH.code(),
            "The customer's administrator: all Reply URLs of the guide, to the letter",
            Administrator::removesDefaultReplyUrl),
    REPLY_URL_DEFAULT(
            PortalSetting.REPLY_URL,
            "Another Reply URL is the default",
            "Posts there what nobody asked for: from My Apps, where no Sign on URL is set",
            "From My Apps: whatever stands at that URL. Links work",
            null,
            "The customer's administrator: the guide's default Reply URL, or a Sign on URL",
            Administrator::makesAnotherReplyUrlDefault),
    EMAIL_DELETED(
            PortalSetting.EMAIL_CLAIM,
            "The claim is deleted",
            "Sends no address",
            "Signs in, without an address",
            null,
            "The customer's administrator: the claim, from user.mail",
            tenant -> tenant.application().changedClaims().delete(Claims.EMAIL_ADDRESS)),
    EMAIL_FOREIGN(
            PortalSetting.EMAIL_CLAIM,
            "The claim is taken from user.othermail",
            "Sends an address of another company",
            "Your email address is not one of your company's",
            "email_domain_foreign",
            "The customer's administrator: the claim from user.mail again",
            Administrator::takesAddressFromElsewhere),
    OBJECT_ID_LOST(
            PortalSetting.OBJECT_ID_CLAIM,
            "A claims mapping policy leaves it out",
            "Does not say which account it is",
            "The answer does not say which account is yours",
            "object_id_missing",
            "The customer's administrator: the policy",
            tenant -> tenant.application().changedClaims().delete(Claims.OBJECT_IDENTIFIER)),
    CERTIFICATE_ADDED(
            PortalSetting.CERTIFICATE,
            "A new one, left Inactive",
            "Signs with the active one as before; the metadata has both",
            "Signs in",
            null,
            "Nobody: this is how a renewal begins",
            Administrator::addsCertificate),
    CERTIFICATE_ROLLED(
            PortalSetting.CERTIFICATE,
            "A new one, made active at once",
            "Signs with the new one; the metadata has both",
            "We do not know the certificate behind this answer",
            "signature_invalid",
            "The operator stores the new one; with a metadata URL it is read by itself",
            Administrator::rollsCertificate),
    CERTIFICATE_EXPIRED(
            PortalSetting.CERTIFICATE,
            "Expired, and there is no other",
            "Goes on signing with the expired one",
            "We do not know the certificate behind this answer",
            "signature_invalid",
            "The customer's administrator: a new one, made active and handed over",
            Administrator::letsCertificateExpire),
    CERTIFICATE_ENDING(
            PortalSetting.CERTIFICATE,
            "A new one that ends in six days, made active",
            "Signs with the new one",
            "We do not know the certificate behind this answer",
            "signature_invalid",
            "The operator stores it, and notices announce its end",
            Administrator::rollsToOneThatEnds),
    SIGN_RESPONSE(
            PortalSetting.SIGNING_OPTION,
            "Sign SAML response",
            "Leaves the assertion unsigned",
            "The answer is not signed as it should be",
            "signature_missing",
            "The customer's administrator: Sign SAML assertion",
            tenant -> tenant.application().signingOption(SigningOption.RESPONSE)),
    SIGN_BOTH(
            PortalSetting.SIGNING_OPTION,
            "Sign SAML response and assertion",
            "Signs twice",
            "Signs in",
            null,
            "Nobody: both are right",
            tenant -> tenant.application().signingOption(SigningOption.RESPONSE_AND_ASSERTION)),
    SHA_1(
            PortalSetting.SIGNING_ALGORITHM,
            "SHA-1",
            "Signs with SHA-1",
            "The answer is signed with an outdated method",
            "signature_algorithm_weak",
            "The customer's administrator: SHA-256",
            tenant -> tenant.application().signingAlgorithm(SigningAlgorithm.SHA_1)),
    SIGNED_REQUESTS(
            PortalSetting.VERIFICATION_CERTIFICATES,
            "Require verification certificates",
            "Takes signed requests only, and blocks My Apps and Test",
            "Entra's own page",
            Aadsts.UNSIGNED_REQUEST.code(),
            "The customer's administrator: not required",
            tenant -> tenant.application().verificationCertificates(Administrator.somebodysKey(tenant))),
    ENCRYPTED(
            PortalSetting.TOKEN_ENCRYPTION,
            "A certificate is uploaded and active",
            "Encrypts the assertion",
            "The answer is encrypted",
            "assertion_encrypted",
            "The customer's administrator: token encryption off",
            tenant -> tenant.application().encryptionCertificate(Administrator.somebodysKey(tenant))),
    NOBODY_ASSIGNED(
            PortalSetting.USERS_AND_GROUPS,
            "Nobody is assigned",
            "Lets nobody in",
            "Entra's own page",
            Aadsts.NOT_ASSIGNED.code(),
            "The customer's administrator: assign users or a group",
            tenant -> tenant.application().nobodyAssigned(true)),
    ASSIGNMENT_NOT_REQUIRED(
            PortalSetting.USERS_AND_GROUPS,
            "Assignment required? No",
            "Lets everybody of the tenant in, guests too",
            "Signs in",
            null,
            "Nobody, if the customer wants it so",
            tenant -> tenant.application().assignmentRequired(false));

    private final PortalSetting setting;
    private final String label;
    private final String effect;
    private final String meets;
    private final String code;
    private final String repair;
    private final Consumer<EntraTenant> change;

    Mistake(
            PortalSetting setting,
            String label,
            String effect,
            String meets,
            String code,
            String repair,
            Consumer<EntraTenant> change) {
        this.setting = setting;
        this.label = label;
        this.effect = effect;
        this.meets = meets;
        this.code = code;
        this.repair = repair;
        this.change = change;
    }

    static Optional<Mistake> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }

    /** Names it in a request, e.g. {@code certificate_rolled}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    PortalSetting setting() {
        return setting;
    }

    /** What the administrator did. */
    String label() {
        return label;
    }

    /** What Entra does. */
    String effect() {
        return effect;
    }

    /** What the user reads at this sign-in; the title of the page where it is one of ours. */
    public String meets() {
        return meets;
    }

    /** Entra's code or ours; empty where the user signs in. */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /** Who mends it, and how. */
    String repair() {
        return repair;
    }

    void make(EntraTenant tenant) {
        change.accept(tenant);
    }
}
