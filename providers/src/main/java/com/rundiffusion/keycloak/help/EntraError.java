package com.rundiffusion.keycloak.help;

import com.rundiffusion.keycloak.rejection.Fixer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What Microsoft's own page stops a sign-in for, by its AADSTS codes. What each means to the person, and what to do, is the
 * message {@code entraError.<key>}.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reference-error-codes">Microsoft Entra error codes</a>
 */
enum EntraError {
    /** No Reply URL, or not the one that was asked for. */
    REPLY_URL(Fixer.CUSTOMER_ADMIN, 50011, 900971),
    /** No application of this Identifier in the tenant, or none that may be used. */
    IDENTIFIER(Fixer.CUSTOMER_ADMIN, 700016, 650056),
    /** The person is not assigned to the application; a nested group does not count. */
    NOT_ASSIGNED(Fixer.CUSTOMER_ADMIN, 50105),
    /** No signing key for the application. */
    SIGNING_KEY(Fixer.CUSTOMER_ADMIN, 50003, 50146),
    /** The attribute behind the Name ID is empty for this person. */
    NAME_ID(Fixer.CUSTOMER_ADMIN, 501241),
    /** Requests must be signed, and ours are not. */
    SIGNED_REQUEST(Fixer.CUSTOMER_ADMIN, 76021),
    /** Conditional Access, or the device. */
    BLOCKED(Fixer.CUSTOMER_ADMIN, 53000, 53003),
    /** The Login URL was opened by itself, or the page waited too long. */
    REQUEST_LOST(Fixer.USER, 75005, 750054, 76026),
    /** Signed in to Microsoft with an account of another tenant. */
    OTHER_ACCOUNT(Fixer.USER, 50020, 16000),
    /** No session at Microsoft. */
    NO_SESSION(Fixer.USER, 50058),
    /** The second factor is still to be given, or to be set up. */
    SECOND_FACTOR(Fixer.USER, 50076, 50079),
    /** Signing out went wrong there. */
    SIGN_OUT(Fixer.USER, 50061, 50068, 50070, 50071, 7500530),
    /** Nobody has the tenant that we were given. */
    TENANT(Fixer.OPERATOR, 90002),
    /** The request is not as Entra wants it. */
    REQUEST(Fixer.OPERATOR, 75003, 75006, 75008, 75011, 750161, 7500529, 90011, 90015, 900236);

    private final Fixer fixer;
    private final int[] codes;

    EntraError(Fixer fixer, int... codes) {
        this.fixer = fixer;
        this.codes = codes;
    }

    static Optional<EntraError> of(int code) {
        return Arrays.stream(values())
                .filter(error -> Arrays.stream(error.codes).anyMatch(own -> own == code))
                .findFirst();
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Fixer fixer() {
        return fixer;
    }
}
