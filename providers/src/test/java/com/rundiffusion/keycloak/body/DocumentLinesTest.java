package com.rundiffusion.keycloak.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.body.DocumentLines.Line;
import com.rundiffusion.keycloak.fault.FaultCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentLinesTest {

    private static final String A = "{\"alias\":\"a\"}";
    private static final String B = "{\"alias\":\"b\"}";
    private static final int LONGEST = 2 * 1024 * 1024;

    @ParameterizedTest
    @ValueSource(
            strings = {
                A + "\n" + B + "\n",
                A + "\n" + B,
                A + "\r\n" + B + "\r\n",
                "\uFEFF" + A + "\n" + B,
                A + "\n\uFEFF" + B,
                "\u00A0" + A + "\u200B\n" + B,
                " " + A + " \n\t" + B
            })
    void eachLineIsADocument(String text) throws IOException {
        assertThat(read(text)).isEqualTo(List.of("1 a", "2 b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n \n\t\n", "\uFEFF", "\uFEFF\n"})
    void nothingHoldsNoDocument(String text) throws IOException {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void blankLinesCountButAreNotGivenOut() throws IOException {
        assertThat(read("\n" + A + "\n\n \r\n" + B + "\n\n")).isEqualTo(List.of("2 a", "5 b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "[]",
                "1",
                "null",
                "\"a\"",
                "{",
                "[" + A + "]",
                A + B,
                A + " x",
                "{\"alias\":\"a\",\"alias\":\"a\"}"
            })
    void aLineThatIsNoDocumentStopsNoOther(String line) throws IOException {
        assertThat(read(A + "\n" + line + "\n" + B)).isEqualTo(List.of("1 a", "2 none", "3 b"));
    }

    @Test
    void aLineMayBeSoLongAndNoLonger() throws IOException {
        String longest = A + " ".repeat(LONGEST - A.length());

        assertThat(read(longest + "\n" + longest + " \n" + B)).isEqualTo(List.of("1 a", "2 none", "3 b"));
        assertThat(read(longest + " ".repeat(100_000))).isEqualTo(List.of("1 none"));
    }

    @Test
    void aDocumentThatIsTooLongIsNotTakenForTheShorterOneAtItsBeginning() throws IOException {
        assertThat(read(A + " ".repeat(LONGEST) + B)).isEqualTo(List.of("1 none"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
    void aFileInAnyUnicodeIsRead(String charset) throws IOException {
        for (String mark : List.of("", "\uFEFF", "\uFEFF\uFEFF")) {
            byte[] file = (mark + "{\"alias\":\"é\u0A0A\"}\r\n" + B).getBytes(charset);

            assertThat(read(new DocumentLines(new RequestBody(new ByteArrayInputStream(file), null))))
                    .isEqualTo(List.of("1 é\u0A0A", "2 b"));
        }
    }

    @Test
    void aLineThatIsNoTextStopsNoOther() throws IOException {
        byte[] file = (A + "\n{\"alias\":\"\u00FC\"}\n" + B).getBytes(StandardCharsets.ISO_8859_1);

        DocumentLines lines = new DocumentLines(new RequestBody(new ByteArrayInputStream(file), null));

        assertThat(lines.next().orElseThrow().document()).isPresent();
        assertThat(lines.next().orElseThrow().fault().orElseThrow().code()).isEqualTo(FaultCode.BYTES_UNREADABLE);
        assertThat(lines.next().orElseThrow().document()).isPresent();
    }

    @Test
    void charactersOfSeveralBytesAreRead() throws IOException {
        assertThat(read("{\"alias\":\"é東🙂\"}")).isEqualTo(List.of("1 é東🙂"));
    }

    @Test
    void theFormOfABodyIsReadFromTheBodyWhateverItIsSentAs() throws IOException {
        for (boolean asLines : List.of(true, false)) {
            assertThat(read("\n" + A + "\n{\n" + B, asLines)).isEqualTo(List.of("2 a", "3 none", "4 b"));
            assertThat(read("{\n\"alias\":\n\"a\"\n}\n", asLines)).isEqualTo(List.of("1 a"));
            assertThat(read("[" + A + ",\n1,\n" + B + "]", asLines)).isEqualTo(List.of("1 a", "2 none", "3 b"));
            assertThat(read("[" + A + "]\n", asLines)).isEqualTo(List.of("1 a"));
            assertThat(read("[]", asLines)).isEmpty();
            for (String nothing : List.of("", "\n \r\n", "\uFEFF")) {
                assertThat(read(nothing, asLines)).isEqualTo(List.of("1 none"));
            }
        }
    }

    /** Which of it is the mistake, only the sender's own word for it tells. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "{", A + B, "1", "{\"alias\":\"a\",\"alias\":\"b\"}"})
    void whatIsNeitherIsReadAsWhatItIsSentAs(String text) throws IOException {
        assertThat(read(text + "\n" + B, false)).isEqualTo(List.of("1 none"));
        assertThat(read(text + "\n" + B, true)).isEqualTo(List.of("1 none", "2 b"));
    }

    private static List<String> read(String text, boolean asLines) throws IOException {
        return read(DocumentLines.of(body(text), asLines));
    }

    private static List<String> read(String text) throws IOException {
        return read(new DocumentLines(body(text)));
    }

    private static RequestBody body(String text) throws IOException {
        return new RequestBody(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), null);
    }

    private static List<String> read(BodyItems<Line> lines) throws IOException {
        List<String> read = new ArrayList<>();
        for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            read.add(line.get().number() + " "
                    + line.get()
                            .document()
                            .map(json -> json.path("alias").asText())
                            .orElse("none"));
        }
        return read;
    }
}
