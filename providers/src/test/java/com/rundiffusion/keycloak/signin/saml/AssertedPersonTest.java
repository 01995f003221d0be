package com.rundiffusion.keycloak.signin.saml;

import static com.rundiffusion.keycloak.rejection.RejectionCode.CLAIM_TOO_LONG;
import static com.rundiffusion.keycloak.rejection.RejectionCode.EMAIL_MALFORMED;
import static com.rundiffusion.keycloak.rejection.RejectionCode.OBJECT_ID_MISSING;
import static com.rundiffusion.keycloak.rejection.RejectionCode.SUBJECT_MISSING;
import static com.rundiffusion.keycloak.rejection.RejectionCode.TENANT_MISMATCH;
import static com.rundiffusion.keycloak.signin.saml.Believed.assertBelieved;
import static com.rundiffusion.keycloak.signin.saml.Believed.assertRefused;
import static com.rundiffusion.keycloak.signin.saml.Believed.assertion;
import static com.rundiffusion.keycloak.signin.saml.Believed.drop;
import static com.rundiffusion.keycloak.signin.saml.Believed.fault;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.NOW;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.REPLY_URL;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.claim;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.element;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.expectation;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.remove;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.response;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Whether an assertion names one person that an account can hold. The control is {@link
 * AssertionChecksTest#anUnchangedAssertionIsBelieved}.
 */
final class AssertedPersonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contoso.example",
                "@contoso.example",
                "ada@",
                "ada@elsewhere.example@contoso.example",
                "\"ada@elsewhere.example\"@contoso.example",
                "ada winter@contoso.example",
                "ada@contoso.example\nBcc: eve@evil.example",
                "ada@contoso.example\u200b",
                "ceo@a.example>",
                "<ceo@a.example>",
                "ceo@a.example,",
                "ceo@a.example;",
                "ceo@a.example(x)",
                "ceo@a.example/",
                "ceo@a.example?x",
                "ceo@[a.example]",
                "eve,anna@contoso.example",
                "(x)anna@contoso.example",
                "group:anna@contoso.example",
                "an\\na@contoso.example",
                ".anna..x.@contoso.example",
                "<img/src=x>@contoso.example",
                "=?utf-8?q?ceo=40a.example=3e?=@contoso.example",
                "ada@contoso",
                "ada@contoso\uff0eexample",
                "ada@contoso.example, eve@evil.example"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertRefused(
                EMAIL_MALFORMED,
                signed -> claim(signed, EntraClaims.EMAIL).getFirstChild().setTextContent(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"o'hara+news@contoso.example", "j\u00fcrgen@m\u00fcnchen.example", "a_b#c@contoso.example"})
    void anUnusualAddressIsBelieved(String address) {
        assertBelieved(
                signed -> claim(signed, EntraClaims.EMAIL).getFirstChild().setTextContent(address));
    }

    @Test
    void aSubjectWithoutNameIsRefused() {
        assertRefused(SUBJECT_MISSING, signed -> remove(signed, "NameID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void anEmptyNameIsRefused(String name) {
        assertRefused(SUBJECT_MISSING, signed -> element(signed, "NameID").setTextContent(name));
    }

    @Test
    void aNameOf255CharactersIsAcceptedAndALongerOneRefused() {
        assertBelieved(signed -> element(signed, "NameID").setTextContent("ada@" + "a".repeat(251)));
        assertRefused(CLAIM_TOO_LONG, signed -> element(signed, "NameID").setTextContent("ada@" + "a".repeat(252)));
    }

    @Test
    void aLongNameIsNotRepeatedInTheRefusal() {
        Document signed = response();
        element(signed, "NameID").setTextContent("ada".repeat(100));

        assertThat(new AssertionChecks(assertion(signed), expectation(), REPLY_URL, NOW).fault())
                .map(Rejection::actual)
                .contains("NameID with 300");
    }

    @Test
    void anAssertionWithoutObjectIdIsRefused() {
        assertRefused(OBJECT_ID_MISSING, signed -> drop(claim(signed, EntraClaims.OBJECT_ID)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada@contoso.example", "0b1d0000aaaa4bbb8ccc0123456789ab"})
    void anObjectIdThatIsNoGuidIsRefused(String objectId) {
        assertRefused(
                OBJECT_ID_MISSING,
                signed -> claim(signed, EntraClaims.OBJECT_ID).getFirstChild().setTextContent(objectId));
    }

    @Test
    void twoObjectIdsAreRefused() {
        assertRefused(OBJECT_ID_MISSING, signed -> {
            Element claim = claim(signed, EntraClaims.OBJECT_ID);
            claim.appendChild(claim.getFirstChild().cloneNode(true));
        });
    }

    @Test
    void anAddressOf254CharactersIsAcceptedAndALongerOneRefused() {
        String start = "x".repeat(64) + "@" + "a".repeat(63) + "." + "b".repeat(63) + ".";
        assertBelieved(signed -> setEmail(signed, start + "c".repeat(53) + ".example"));
        assertRefused(EMAIL_MALFORMED, signed -> setEmail(signed, start + "c".repeat(54) + ".example"));
        assertRefused(CLAIM_TOO_LONG, signed -> setEmail(signed, start + "c".repeat(55) + ".example"));
        assertRefused(EMAIL_MALFORMED, signed -> setEmail(signed, "x".repeat(65) + "@contoso.example"));
    }

    private static void setEmail(Document signed, String address) {
        claim(signed, EntraClaims.EMAIL).getFirstChild().setTextContent(address);
    }

    /** The table: nothing leaves an assertion that is not in it. */
    @ParameterizedTest
    @EnumSource(AssertedValue.class)
    void noValueIsLongerThan255Characters(AssertedValue value) {
        assertThat(fault(signed -> write(signed, value, "x".repeat(256)), NOW)).contains(refusalOfLength(value));
        if (!OF_ONE_FORM.contains(value)) {
            assertBelieved(signed -> write(signed, value, "x".repeat(255)));
        }
    }

    @ParameterizedTest
    @EnumSource(AssertedValue.class)
    void whatIdentifiesSomebodyHoldsNothingThatCannotBeSeen(AssertedValue value) {
        for (String hidden : List.of("a\tb", "a\nb", "a\u0085b", "a\u200bb", "a\u202eb", "a\u2028b", "a\u00adb")) {
            assertThat(fault(signed -> write(signed, value, hidden), NOW).isPresent())
                    .as(hidden)
                    .isEqualTo(!NAMES.contains(value));
        }
    }

    private static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("Ada Winter", "Ada Winter"),
                Arguments.of("  Ada\u00a0\t\n Winter ", "Ada Winter"),
                Arguments.of("Ada\u202eWinter\u202c", "Ada Winter"),
                Arguments.of("Ada\u2028Winter\u2066", "Ada Winter"),
                Arguments.of("\u0645\u06cc\u200c\u062e\u0648", "\u0645\u06cc\u200c\u062e\u0648"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameIsWrittenOnOneLine(String written, String name) {
        Document signed = response();
        claim(signed, EntraClaims.DISPLAY_NAME).getFirstChild().setTextContent(written);
        assertThat(assertion(signed).name(EntraClaims.DISPLAY_NAME)).contains(name);
    }

    @Test
    void aNameOfNothingToBeSeenIsNone() {
        Document signed = response();
        claim(signed, EntraClaims.DISPLAY_NAME).getFirstChild().setTextContent("\u202e \u200b");
        assertThat(assertion(signed).name(EntraClaims.DISPLAY_NAME)).isEmpty();
    }

    @Test
    void anObjectIdIsReadInLowerCase() {
        Document signed = response();
        String objectId = assertion(signed).objectId();
        claim(signed, EntraClaims.OBJECT_ID).getFirstChild().setTextContent(objectId.toUpperCase(Locale.ROOT));
        assertThat(assertion(signed).objectId()).isEqualTo(objectId);
    }

    private static final Set<AssertedValue> NAMES =
            Set.of(AssertedValue.DISPLAY_NAME, AssertedValue.GIVEN_NAME, AssertedValue.SURNAME);

    /** Other checks say what these are. */
    private static final Set<AssertedValue> OF_ONE_FORM =
            Set.of(AssertedValue.OBJECT_ID, AssertedValue.TENANT_ID, AssertedValue.EMAIL);

    private static RejectionCode refusalOfLength(AssertedValue value) {
        return switch (value) {
            case OBJECT_ID -> OBJECT_ID_MISSING;
            case TENANT_ID -> TENANT_MISMATCH;
            default -> CLAIM_TOO_LONG;
        };
    }

    private static void write(Document signed, AssertedValue value, String text) {
        switch (value) {
            case ID -> element(signed, "Assertion").setAttribute("ID", text);
            case SESSION_INDEX -> element(signed, "AuthnStatement").setAttribute("SessionIndex", text);
            case NAME_ID -> element(signed, "NameID").setTextContent(text);
            default -> claim(signed, CLAIMS.get(value)).getFirstChild().setTextContent(text);
        }
    }

    private static final Map<AssertedValue, String> CLAIMS = Map.of(
            AssertedValue.OBJECT_ID, EntraClaims.OBJECT_ID,
            AssertedValue.TENANT_ID, EntraClaims.TENANT_ID,
            AssertedValue.PRINCIPAL_NAME, EntraClaims.NAME,
            AssertedValue.EMAIL, EntraClaims.EMAIL,
            AssertedValue.DISPLAY_NAME, EntraClaims.DISPLAY_NAME,
            AssertedValue.GIVEN_NAME, EntraClaims.GIVEN_NAME,
            AssertedValue.SURNAME, EntraClaims.SURNAME);

    @ParameterizedTest
    @ValueSource(
            strings = {
                EntraClaims.NAME,
                EntraClaims.EMAIL,
                EntraClaims.GIVEN_NAME,
                EntraClaims.SURNAME,
                EntraClaims.DISPLAY_NAME
            })
    void nobodyNeedsNamesOrAnAddress(String name) {
        assertBelieved(signed -> drop(claim(signed, name)));
    }
}
