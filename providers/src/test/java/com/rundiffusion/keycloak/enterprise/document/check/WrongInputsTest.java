package com.rundiffusion.keycloak.enterprise.document.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One mistake in a document that is right otherwise: exactly that one is said, of the field it was made in. */
final class WrongInputsTest {

    /** Of requests and of the world, not of a document's values. */
    static final Set<FaultCode> OF_NO_VALUE = EnumSet.of(
            FaultCode.JSON_UNREADABLE,
            FaultCode.BYTES_UNREADABLE,
            FaultCode.NOT_STORED,
            FaultCode.BUSY,
            FaultCode.CERTIFICATE_UNCHECKED,
            FaultCode.EXPIRED_CERTIFICATES_ACCEPTED,
            FaultCode.ADDRESS_MISSING,
            FaultCode.ACCOUNTS_UNKNOWN,
            FaultCode.DRY_RUN_UNKNOWN,
            FaultCode.MEDIA_TYPE_UNSUPPORTED,
            FaultCode.MEDIA_TYPE_MALFORMED,
            FaultCode.ANSWER_TYPE_UNSUPPORTED,
            FaultCode.PARAMETER_UNKNOWN,
            FaultCode.PARAMETER_REPEATED,
            FaultCode.NUMBER_MALFORMED,
            FaultCode.FLAG_UNKNOWN,
            FaultCode.SORT_UNKNOWN,
            FaultCode.ORDER_UNKNOWN,
            FaultCode.DOMAINS_MISSING,
            FaultCode.ORGANIZATION_SHARED,
            FaultCode.PROVIDER_OF_API,
            FaultCode.VALUE_OF_API,
            FaultCode.PROVIDER_MISSING,
            FaultCode.PROVIDER_INCOMPLETE,
            FaultCode.ORGANIZATION_MISSING,
            FaultCode.LOGIN_URL_UNCHECKED,
            FaultCode.FIREBASE_CONFIGS_UNREADABLE,
            FaultCode.FIREBASE_USERS_UNREADABLE,
            FaultCode.METADATA_UNREACHABLE,
            FaultCode.TOKENS_TOO_MANY,
            FaultCode.TOKEN_END_MALFORMED,
            FaultCode.PURPOSE_UNKNOWN,
            FaultCode.CLIENT_UNKNOWN,
            FaultCode.PROOF_UNKNOWN,
            FaultCode.LANGUAGE_UNKNOWN,
            FaultCode.CERTIFICATE_KNOWN,
            FaultCode.LINK_ENDED,
            FaultCode.APPROVAL_NOT_ASKED,
            FaultCode.DAYS_UNKNOWN,
            FaultCode.PASTE_UNREADABLE,
            FaultCode.VALUE_AMBIGUOUS,
            FaultCode.LOGIN_URL_CLOUD_MISMATCH,
            FaultCode.TENANT_UNEXPECTED,
            FaultCode.TENANT_ID_MALFORMED);

    @Test
    void theDocumentWithoutMistakePasses() {
        Verdict verdict = TestDocuments.verdict(TestDocuments.control());

        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.enterprise().alias()).isEqualTo("contoso");
    }

    @TestFactory
    Stream<DynamicTest> aMistakeIsFoundAndNothingElseIsCalledOne() {
        return WrongInputs.all().stream()
                .map(input -> DynamicTest.dynamicTest(
                        input.field() + ": " + input.mistake(),
                        () -> assertThat(input.faults())
                                .extracting(Fault::field, Fault::code)
                                .containsExactly(tuple(input.field(), input.code()))));
    }

    @Test
    void eachMistakeSaysWhatWasExpectedAndWhatToDo() {
        assertThat(WrongInputs.all())
                .allSatisfy(input -> assertThat(input.faults()).allSatisfy(fault -> {
                    assertThat(fault.message()).endsWith(".");
                    assertThat(fault.fix()).endsWith(".");
                    assertThat(fault.expected()).isNotEqualTo(fault.actual());
                }));
    }

    /** A value that the answer names would be taken in place of the wrong one. */
    @TestFactory
    Stream<DynamicTest> whoeverFollowsASuggestionIsThrough() {
        List<WrongInput> suggesting = WrongInputs.all().stream()
                .filter(input -> input.suggestion().isPresent())
                .toList();
        assertThat(suggesting).hasSizeGreaterThan(40);
        return suggesting.stream()
                .map(input -> DynamicTest.dynamicTest(
                        input.field() + ": " + input.mistake(),
                        () -> assertThat(input.faultsOfSuggestion())
                                .extracting(Fault::field)
                                .doesNotContain(input.field())));
    }

    @Test
    void everyFaultOfADocumentIsProduced() {
        Set<FaultCode> produced =
                WrongInputs.all().stream().map(WrongInput::code).collect(Collectors.toSet());

        assertThat(produced).containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.copyOf(OF_NO_VALUE)));
        assertThat(WrongInputs.all()).hasSizeGreaterThan(100);
    }

    @Test
    void noTwoFaultsReadTheSame() {
        assertThat(EnumSet.allOf(FaultCode.class))
                .extracting(code -> code.message() + " " + code.fix())
                .doesNotHaveDuplicates();
    }
}
