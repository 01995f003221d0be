package com.rundiffusion.keycloak.enterprise.document.check;

import static java.util.stream.Collectors.groupingBy;

import com.rundiffusion.keycloak.TrackedDocument;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Makes {@code docs/onboarding-errors.md} from what the checks say. */
final class OnboardingErrorsTest {

    private static final TrackedDocument DOCUMENT = new TrackedDocument("onboarding-errors.md");
    private static final int LONGEST_VALUE = 90;

    private static final String HEAD = """
            # What can be wrong with a customer's values

            Each line is one mistake in a document that is right otherwise, and what the enterprises' API answers. All mistakes
            of a document are answered at once. `code` is stable and meant for scripts; the sentences may improve.
            Sections 1 to 4 are those of Entra's page: Enterprise applications → the application → Single sign-on.

            Written by `OnboardingErrorsTest` from the checks themselves; change those, not this file.
            """;

    private static final String OF_THE_REQUEST = """

            ## The request, not a value

            | Code | Message | What to do |
            | --- | --- | --- |
            """;

    @Test
    @Tag("document")
    void theDocumentSaysWhatTheChecksSay() throws IOException {
        DOCUMENT.mustSay(document());
    }

    private static String document() {
        Map<String, List<WrongInput>> byField = WrongInputs.all().stream()
                .collect(groupingBy(OnboardingErrorsTest::heading, LinkedHashMap::new, Collectors.toList()));
        String tables = byField.entrySet().stream()
                .map(field -> table(field.getKey(), field.getValue()))
                .collect(Collectors.joining());
        String rest = WrongInputsTest.OF_NO_VALUE.stream()
                .map(code -> row("`" + code.key() + "`", code.message(), code.fix()))
                .collect(Collectors.joining());
        return HEAD + tables + OF_THE_REQUEST + rest;
    }

    private static String heading(WrongInput input) {
        return input.code() == FaultCode.FIELD_UNKNOWN ? "any other field" : "`" + input.field() + "`";
    }

    private static String table(String field, List<WrongInput> inputs) {
        return """

                ## %s

                | What somebody did | What came | Code | Message | Expected | What to do |
                | --- | --- | --- | --- | --- | --- |
                """.formatted(field)
                + inputs.stream().map(OnboardingErrorsTest::row).collect(Collectors.joining());
    }

    private static String row(WrongInput input) {
        Fault fault = input.faults().get(0);
        return row(
                input.mistake(),
                value(abbreviated(fault.actual())),
                "`" + fault.code().key() + "`",
                fault.message(),
                value(fault.expected()),
                fault.fix());
    }

    private static String row(String... cells) {
        return Stream.of(cells).map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String value(String text) {
        return text == null || text.isEmpty() ? "" : "`" + steady(text) + "`";
    }

    /** The tests make their keys anew each time. */
    private static String steady(String text) {
        return text.replaceAll("SHA-256 [0-9a-f]{64}", "SHA-256 …")
                .replaceAll("text of [\\d,]+ characters", "text of … characters");
    }

    private static String abbreviated(String text) {
        return text == null || text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
    }
}
