package com.rundiffusion.keycloak.signin.help;

import com.rundiffusion.keycloak.rejection.Fixer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What Microsoft's own page stops a sign-in for, by its AADSTS codes. What each means to the person, and what to do, is the
 * message {@code entraError.<key>}. Codes of more than five digits are cases of the one that their first five digits are, where
 * they have no meaning of their own; new ones come with each month, so whole ranges have a meaning too.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reference-error-codes">Microsoft Entra error codes</a>
 */
enum EntraError {
    /** No Reply URL, or not the one that was asked for. */
    REPLY_URL(Fixer.CUSTOMER_ADMIN, codes(50011, 900971)),
    /** No application of this Identifier in the tenant, or none that may be used. */
    IDENTIFIER(Fixer.CUSTOMER_ADMIN, codes(50001, 70001, 700016, 650056)),
    /** The person is not assigned to the application; a nested group does not count. */
    NOT_ASSIGNED(Fixer.CUSTOMER_ADMIN, codes(50105)),
    /** No signing key for the application. */
    SIGNING_KEY(Fixer.CUSTOMER_ADMIN, codes(50003, 50146)),
    /** The attribute behind the Name ID is empty for this person. */
    NAME_ID(Fixer.CUSTOMER_ADMIN, codes(501241)),
    /** Requests must be signed, and ours are not. */
    SIGNED_REQUEST(Fixer.CUSTOMER_ADMIN, codes(76021)),
    /** Somebody switched the application off. */
    APPLICATION_OFF(Fixer.CUSTOMER_ADMIN, codes(500014, 7000112, 1000031)),
    /** Nobody has agreed for the company, or for themselves, that the application may be used. */
    CONSENT(Fixer.CUSTOMER_ADMIN, codes(90093, 90094, 90095, 90099, 900941), 65),
    /** Conditional Access, the device, or the keys on it. */
    BLOCKED(
            Fixer.CUSTOMER_ADMIN,
            codes(50005, 50097, 50129, 50131, 50155, 50161, 50187, 501291, 70046, 135011, 700003),
            53,
            13),
    /** The account is switched off or not complete. */
    ACCOUNT_OFF(Fixer.CUSTOMER_ADMIN, codes(50057)),
    /** The company checks passwords at a server of its own, and Microsoft got no good answer from there. */
    FEDERATION(
            Fixer.CUSTOMER_ADMIN,
            codes(50006, 50008, 50012, 50013, 50017, 50048, 50107, 50180, 90020, 900461),
            20,
            40,
            80,
            81),
    /** The Login URL was opened by itself, the page waited too long, or a session is over. */
    REQUEST_LOST(
            Fixer.USER,
            codes(
                    50089, 50132, 50133, 50143, 50173, 50196, 70008, 70043, 70044, 700082, 700084, 75005, 750054, 76026,
                    90007, 90056, 140000, 165000, 165004, 165900)),
    /** Signed in to Microsoft with an account of another tenant, or with one that is not there. */
    OTHER_ACCOUNT(Fixer.USER, codes(50020, 50034, 51004, 90072), 16),
    /** No session at Microsoft. */
    NO_SESSION(Fixer.USER, codes(50058)),
    /** The second factor is still to be given, or to be set up. */
    SECOND_FACTOR(Fixer.USER, codes(50072, 50074, 50076, 50078, 50079, 50088, 50125, 50158, 500121)),
    /** The password is wrong, has run out or must be another one; after too many trials the account is locked for a while. */
    PASSWORD(Fixer.USER, codes(50053, 50055, 50056, 50064, 50126, 50135, 50144), 12),
    /** Signing out went wrong there. */
    SIGN_OUT(Fixer.USER, codes(50061, 50068, 50070, 50071, 7500530)),
    /** Microsoft has trouble, or too much to do. */
    OUTAGE(
            Fixer.MICROSOFT,
            codes(50000, 50033, 50086, 50087, 40008, 40010, 70012, 90006, 90012, 90024, 90033, 90036, 90055)),
    /** Nobody has the tenant that we were given. */
    TENANT(Fixer.OPERATOR, codes(50059, 50128, 90002, 90019)),
    /** Something else about the application in the tenant. */
    APPLICATION(Fixer.CUSTOMER_ADMIN, codes(), 67, 70),
    /** Something else about the account, or what its tenant allows. */
    ACCOUNT(Fixer.CUSTOMER_ADMIN, codes(), 50, 51, 52, 54),
    /** The request is not as Entra wants it. */
    REQUEST(Fixer.OPERATOR, codes(7500514, 7500525, 7500529, 900236), 75, 76, 90);

    private static final int DIGITS = 5;

    private final Fixer fixer;
    private final int[] codes;
    private final int[] ranges;

    /** @param ranges by their first two digits */
    EntraError(Fixer fixer, int[] codes, int... ranges) {
        this.fixer = fixer;
        this.codes = codes;
        this.ranges = ranges;
    }

    private static int[] codes(int... codes) {
        return codes;
    }

    /** Empty for what is in none of the ranges. */
    static Optional<EntraError> of(int code) {
        return exactly(code).or(() -> exactly(family(code))).or(() -> inRange(code));
    }

    /** Whether Microsoft's own list has this very code, and we a meaning for it. */
    static boolean isKnown(int code) {
        return exactly(code).isPresent();
    }

    private static Optional<EntraError> exactly(int code) {
        return first(error -> error.codes, code);
    }

    /** Codes of six digits that begin with 12 and 13 are their own; all others are those of five digits, and cases of them. */
    private static Optional<EntraError> inRange(int code) {
        int range = family(code) / 1000;
        boolean ofSixDigits = range < 16;
        return ofSixDigits && String.valueOf(code).length() != DIGITS + 1
                ? Optional.empty()
                : first(error -> error.ranges, range);
    }

    private static Optional<EntraError> first(Function<EntraError, int[]> numbers, int wanted) {
        return Arrays.stream(values())
                .filter(error -> Arrays.stream(numbers.apply(error)).anyMatch(own -> own == wanted))
                .findFirst();
    }

    private static int family(int code) {
        return Integer.parseInt(String.valueOf(code).substring(0, DIGITS));
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Fixer fixer() {
        return fixer;
    }
}
