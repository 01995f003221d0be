package com.rundiffusion.keycloak.signin.saml;

import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.rejection.Wanted;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Every value of an assertion that leaves it: for a column, a token, a page or a mail. None is longer than {@link #LONGEST}. One
 * that is longer is refused and not cut, because half a name is another name, and the customer can mend it.
 *
 * <p>A name is written as one line, without what directs or hides text ({@link EntraAssertion#name}): people paste such into a
 * directory. Whatever identifies somebody is taken letter by letter or not at all.
 */
enum AssertedValue {
    ID(
            "ID",
            Kind.IDENTIFIER,
            assertion -> Optional.ofNullable(assertion.id()).stream().toList()),
    SESSION_INDEX("SessionIndex", Kind.IDENTIFIER, EntraAssertion::sessionIndexes),
    NAME_ID("NameID", Kind.IDENTIFIER, assertion -> assertion.nameId().stream().toList()),
    OBJECT_ID(EntraClaims.OBJECT_ID, Kind.IDENTIFIER),
    TENANT_ID(EntraClaims.TENANT_ID, Kind.IDENTIFIER),
    PRINCIPAL_NAME(EntraClaims.NAME, Kind.IDENTIFIER),
    EMAIL(EntraClaims.EMAIL, Kind.ADDRESS),
    DISPLAY_NAME(EntraClaims.DISPLAY_NAME, Kind.NAME),
    GIVEN_NAME(EntraClaims.GIVEN_NAME, Kind.NAME),
    SURNAME(EntraClaims.SURNAME, Kind.NAME);

    /** What a column of an account takes. */
    static final int LONGEST = 255;

    private enum Kind {
        NAME,
        /** What one is made of is asked elsewhere. */
        ADDRESS,
        IDENTIFIER
    }

    /** Controls, line ends, and what no eye can see. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private final String label;
    private final Kind kind;
    private final Function<EntraAssertion, List<String>> values;

    AssertedValue(String claim, Kind kind) {
        this(claim, kind, assertion -> assertion.values(claim));
    }

    AssertedValue(String label, Kind kind, Function<EntraAssertion, List<String>> values) {
        this.label = label;
        this.kind = kind;
        this.values = values;
    }

    /** The first that does not fit. */
    static Optional<Rejection> fault(EntraAssertion assertion) {
        return Arrays.stream(values())
                .flatMap(value -> value.faultIn(assertion).stream())
                .findFirst();
    }

    private Optional<Rejection> faultIn(EntraAssertion assertion) {
        List<String> written = values.apply(assertion);
        return written.stream()
                .map(String::strip)
                .filter(text -> text.length() > LONGEST)
                .findFirst()
                .map(text -> RejectionCode.CLAIM_TOO_LONG.rejection(
                        Wanted.SHORT_VALUE.of(LONGEST), label + " with " + text.length()))
                .or(() -> written.stream()
                        .filter(text -> kind == Kind.IDENTIFIER)
                        .map(String::strip)
                        .filter(text -> UNPRINTABLE.matcher(text).find())
                        .findFirst()
                        .map(text -> RejectionCode.CLAIM_MALFORMED.rejection(Wanted.PRINTABLE, label)));
    }
}
