package com.rundiffusion.keycloak.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.rundiffusion.keycloak.body.RequestBody.Unreadable;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.RequestLimit;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestBodyTest {

    private static final String JSON = "{\"displayName\":\"Müller 東京 🙂\"}";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aFileIsReadAsItWasWritten(String charset) throws IOException {
        for (String around : List.of("", "\uFEFF", "\uFEFF\uFEFF", " \r\n", "\u00A0\u200B")) {
            assertThat(name((around + JSON + around).getBytes(charset), null)).isEqualTo("Müller 東京 🙂");
        }
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,UTF-8", "utf-16,UTF-16", "utf-16,UTF-16LE", "utf-8,UTF-16LE"})
    void whatIsSaidOfTheBytesCountsUnlessTheySayOtherwise(String said, String charset) throws IOException {
        assertThat(name(JSON.getBytes(charset), json(said))).isEqualTo("Müller 東京 🙂");
    }

    @Test
    void anOlderCharacterSetIsReadWhereItIsNamed() throws IOException {
        byte[] file = "{\"displayName\":\"Müller\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(name(file, json("ISO-8859-1"))).isEqualTo("Müller");
        assertThat(fault(file, null).code()).isEqualTo(FaultCode.BYTES_UNREADABLE);
    }

    @Test
    void aCharacterSetThatNobodyKnowsIsRefused() {
        for (String charset : List.of("x-none", "%")) {
            Fault fault = fault(JSON.getBytes(StandardCharsets.UTF_8), json(charset));
            assertThat(fault.code()).isEqualTo(FaultCode.BYTES_UNREADABLE);
            assertThat(fault.actual()).isEqualTo("charset=" + charset);
        }
    }

    @Test
    void aMistakeIsNamedByItsPlaceAlone() {
        Fault fault = fault("{\"alias\":\n  \"secret\",,}".getBytes(StandardCharsets.UTF_8), null);

        assertThat(fault.code()).isEqualTo(FaultCode.JSON_UNREADABLE);
        assertThat(fault.actual()).isEqualTo("a mistake in line 2, column 12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "  "})
    void nothingIsNoObject(String text) throws IOException {
        assertThat(body(text.getBytes(StandardCharsets.UTF_8), null)
                        .json(RequestLimit.DOCUMENT)
                        .isObject())
                .isFalse();
    }

    private static MediaType json(String charset) {
        return new MediaType("application", "json", charset);
    }

    private static String name(byte[] file, MediaType type) throws IOException {
        return body(file, type).json(RequestLimit.DOCUMENT).path("displayName").asText();
    }

    private static Fault fault(byte[] file, MediaType type) {
        return catchThrowableOfType(Unreadable.class, () -> name(file, type)).fault();
    }

    private static RequestBody body(byte[] file, MediaType type) throws IOException {
        return new RequestBody(new ByteArrayInputStream(file), type);
    }
}
