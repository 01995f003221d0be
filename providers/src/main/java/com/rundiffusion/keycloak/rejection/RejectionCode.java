package com.rundiffusion.keycloak.rejection;

import static com.rundiffusion.keycloak.rejection.Fixer.CUSTOMER_ADMIN;
import static com.rundiffusion.keycloak.rejection.Fixer.OPERATOR;
import static com.rundiffusion.keycloak.rejection.Fixer.USER;

import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Every reason for which a sign-in is refused. The {@linkplain #key() key} is stable: it stands in events, logs and
 * message keys ({@code rejection.<key>.title} and {@code .text}).
 *
 * <p>Sections are those of <em>SAML 2.0 Core</em> unless another document is named.
 */
public enum RejectionCode {
    /** The form is larger than any honest response. */
    REQUEST_TOO_LARGE(EntraSetting.GROUPS, Status.REQUEST_ENTITY_TOO_LARGE),
    /** No {@code SAMLResponse} field, or not a form at all. Bindings 3.5.4. */
    RESPONSE_MISSING(USER),
    /** A form field that must be there once came more than once. */
    PARAMETER_REPEATED(USER),
    /** The endpoint was called in a way that is not the HTTP-POST binding. Bindings 3.5. */
    BINDING_UNSUPPORTED(USER, Status.METHOD_NOT_ALLOWED),
    /** Not base64, not XML, or not a {@code samlp:Response}. 3.3.3. */
    RESPONSE_UNREADABLE(EntraSetting.NONE),
    /** No RelayState, or none that this realm gave out: nobody here asked for this response. Bindings 3.5.3. */
    RESPONSE_UNSOLICITED(USER),
    /** This browser has no login that waits for the response: too late, another browser, or cookies are blocked. */
    LOGIN_UNKNOWN(USER),
    /** The response comes from another enterprise than the one this browser was sent to. */
    ENTERPRISE_MISMATCH(USER),
    /** The enterprise was paused or disconnected while the person was at Entra. */
    ENTERPRISE_UNAVAILABLE(OPERATOR),
    /** {@code Status} is not Success. 3.2.2. */
    STATUS_NOT_SUCCESS(EntraSetting.SIGN_IN_LOGS),
    /** {@code Destination} is absent or not one of the realm's Reply URLs. 3.2.2. */
    DESTINATION_MISMATCH(EntraSetting.REPLY_URLS),
    /** The response holds no assertion. */
    ASSERTION_MISSING(EntraSetting.NONE),
    /** More than one assertion. */
    ASSERTION_REPEATED(EntraSetting.NONE),
    /** The assertion, or a part of it, is encrypted; no key for that was ever handed out. */
    ASSERTION_ENCRYPTED(EntraSetting.ENCRYPTION),
    /** The assertion itself carries no signature. 5.4. */
    SIGNATURE_MISSING(EntraSetting.SIGNING),
    /** SHA-1 or another algorithm that no longer proves anything. */
    SIGNATURE_ALGORITHM_WEAK(EntraSetting.SIGNING),
    /** The assertion carries a signature that cannot be read, with its key's certificate or without. XML Signature 4. */
    SIGNATURE_UNREADABLE(EntraSetting.NONE),
    /** No trusted certificate of this enterprise verifies the signature. 5.4. */
    SIGNATURE_INVALID(EntraSetting.CERTIFICATE),
    /** {@code Issuer} is not the enterprise's Microsoft Entra Identifier. 2.2.5. */
    ISSUER_MISMATCH(EntraSetting.ISSUER),
    /** The signed tenant id claim is absent or not the enterprise's. */
    TENANT_MISMATCH(EntraSetting.ISSUER),
    /** No {@code Conditions}, or no {@code AudienceRestriction} in it. 2.5.1. */
    CONDITIONS_MISSING(EntraSetting.NONE),
    /** {@code Conditions} that contradict themselves: an end before the beginning, or one that came twice. 2.5.1. */
    CONDITIONS_CONTRADICTORY(EntraSetting.NONE),
    /** The audience is not the enterprise's Identifier. 2.5.1.4. */
    AUDIENCE_MISMATCH(EntraSetting.IDENTIFIER),
    /** An instant that is not {@code xs:dateTime} with a time zone. 1.3.3. */
    TIME_MALFORMED(EntraSetting.NONE),
    /** Before {@code NotBefore}. 2.5.1.2. */
    ASSERTION_NOT_YET_VALID(EntraSetting.NONE),
    /** At or after {@code NotOnOrAfter}, or after the end of the person's session at Entra. 2.5.1.2, 2.4.1.2, 2.7.2. */
    ASSERTION_EXPIRED(USER),
    /** No bearer {@code SubjectConfirmation} with data. Profiles 4.1.4.2. */
    CONFIRMATION_MISSING(EntraSetting.NONE),
    /** The signed {@code Recipient} is not the Destination. Profiles 4.1.4.2. */
    RECIPIENT_MISMATCH(EntraSetting.REPLY_URLS),
    /** The signed {@code InResponseTo} is not the id of our request. Profiles 4.1.4.2. */
    IN_RESPONSE_TO_MISMATCH(USER),
    /** No {@code NameID}. 2.4.1. */
    SUBJECT_MISSING(EntraSetting.NAME_ID),
    /** No object identifier claim with one GUID, so nobody can tell who this is. */
    OBJECT_ID_MISSING(EntraSetting.OBJECT_ID),
    /**
     * The address is outside the enterprise's domains and its rule is to refuse that, or the address or the NameID is in
     * another enterprise's.
     */
    EMAIL_DOMAIN_FOREIGN(EntraSetting.EMAIL),
    /** The email claim is no address: one {@code @} with something on both sides, no blanks, no control characters. */
    EMAIL_MALFORMED(EntraSetting.EMAIL),
    /** A value is longer than the 255 characters that an account holds. */
    CLAIM_TOO_LONG(EntraSetting.CLAIMS),
    /** A value that must be taken letter by letter holds control characters, or such as cannot be seen. */
    CLAIM_MALFORMED(EntraSetting.CLAIMS),
    /** No {@code AuthnStatement} with an {@code AuthnInstant} that has passed. 2.7.2. */
    AUTHENTICATION_MISSING(EntraSetting.NONE),
    /** The app asked for a fresh sign-in and Entra answered with an old one. OpenID Connect Core 3.1.2.1. */
    AUTHENTICATION_TOO_OLD(USER),
    /** This assertion was accepted before. Profiles 4.1.4.5. */
    ASSERTION_REPLAYED(USER),
    /** The app's own request is not one that can be answered. OpenID Connect Core 3.1.2.2. */
    REQUEST_INVALID(OPERATOR),
    /** The app insists on a level of authentication ({@code acr}) that nobody here has. OpenID Connect Core 5.5.1.1. */
    LEVEL_UNAVAILABLE(OPERATOR),
    /** The account is switched off, or gone. */
    ACCOUNT_DISABLED(OPERATOR),
    /** The enterprise's Entra has said, by provisioning, that the person may not sign in. */
    PERSON_DEACTIVATED(EntraSetting.ASSIGNMENT),
    /** The enterprise lets in only people whom its Entra has provisioned, and this one it has not. */
    PERSON_NOT_PROVISIONED(EntraSetting.ASSIGNMENT),
    /** This browser is signed in as somebody else, since this sign-in began. */
    PERSON_MISMATCH(USER),
    /** A mistake on our side. */
    UNEXPECTED(OPERATOR);

    private static final Set<RejectionCode> ABOUT_ACCOUNT = EnumSet.of(
            SUBJECT_MISSING,
            OBJECT_ID_MISSING,
            EMAIL_DOMAIN_FOREIGN,
            EMAIL_MALFORMED,
            CLAIM_TOO_LONG,
            CLAIM_MALFORMED,
            ACCOUNT_DISABLED,
            PERSON_DEACTIVATED,
            PERSON_NOT_PROVISIONED,
            PERSON_MISMATCH);

    private final Fixer fixer;
    private final EntraSetting setting;
    private final Status status;

    RejectionCode(Fixer fixer) {
        this(fixer, null, Status.BAD_REQUEST);
    }

    RejectionCode(Fixer fixer, Status status) {
        this(fixer, null, status);
    }

    /** The customer's administrator can mend it, there. */
    RejectionCode(EntraSetting setting) {
        this(setting, Status.BAD_REQUEST);
    }

    RejectionCode(EntraSetting setting, Status status) {
        this(CUSTOMER_ADMIN, setting, status);
    }

    RejectionCode(Fixer fixer, EntraSetting setting, Status status) {
        this.fixer = fixer;
        this.setting = setting;
        this.status = status;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Fixer fixer() {
        return fixer;
    }

    /** Where in Entra the customer's administrator mends it; empty when it is not theirs. */
    public Optional<EntraSetting> setting() {
        return Optional.ofNullable(setting);
    }

    public Status status() {
        return status;
    }

    /** @param key see {@link #key()}; empty for one of another version */
    public static Optional<RejectionCode> of(String key) {
        return Arrays.stream(values()).filter(code -> code.key().equals(key)).findFirst();
    }

    /** Whether the same sign-in may succeed with another account: what is wrong is this one, or what is sent of it. */
    public boolean isAboutAccount() {
        return ABOUT_ACCOUNT.contains(this);
    }

    /** A refusal for this reason, without values. */
    public Rejection rejection() {
        return new Rejection(this, null, null);
    }

    /**
     * A refusal with what was wanted and what came.
     *
     * @param expected a value, or a phrase of {@link Wanted}; {@code null} when nothing could have been right
     * @param actual the value as received; {@code null} when it was absent. Never a subject, a claim about a person, a
     *     token or a RelayState: it is stored in the event
     */
    public Rejection rejection(Object expected, Object actual) {
        return new Rejection(
                this,
                String.valueOf(expected == null ? Wanted.NOTHING : expected),
                actual == null ? "(absent)" : String.valueOf(actual));
    }
}
