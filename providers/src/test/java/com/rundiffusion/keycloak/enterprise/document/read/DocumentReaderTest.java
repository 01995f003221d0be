package com.rundiffusion.keycloak.enterprise.document.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentReaderTest {

    @Test
    void whatIsAbsentOrNullIsNothing() {
        DocumentReader reader = reader("{\"alias\":null,\"domains\":null,\"certificates\":[]}");

        EnterpriseDocument document = reader.document();

        assertThat(reader.faults()).isEmpty();
        assertThat(document.alias()).isNull();
        assertThat(document.loginUrl()).isNull();
        assertThat(document.domains()).isEmpty();
        assertThat(document.certificates()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "loginURL,loginUrl",
        "login_url,loginUrl",
        "signonurl,signOnUrl",
        "singOnUrl,signOnUrl",
        "metadata-url,metadataUrl",
        "certs,certificates",
        "x509Certificate,certificate",
        "domain,domains",
        "azureAdIdentifier,entraIdentifier",
        "microsoftEntraIdentifier,entraIdentifier",
        "Contact,contacts",
        "planEnd,planEndsOn",
        "name,displayName",
        "logoutUrl,'nothing: it is not needed, leave it out'",
        "Reply URL,'nothing: it is not needed, leave it out'"
    })
    void anUnknownFieldIsRefusedWithTheOneThatWasMeant(String written, String meant) {
        DocumentReader reader = reader("{\"" + written + "\":\"x\"}");

        reader.document();

        assertThat(reader.faults())
                .extracting(Fault::field, Fault::code, Fault::actual, Fault::expected)
                .containsExactly(tuple(written, FaultCode.FIELD_UNKNOWN, written, meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour", "1", "", "🙂"})
    void aFieldLikeNoneIsRefusedWithAllThatThereAre(String written) {
        DocumentReader reader = reader("{\"" + written + "\":\"x\"}");

        reader.document();

        assertThat(reader.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.expected()).startsWith("one of identifier, signOnUrl"));
    }

    @Test
    void whatGetSaysBesideTheDocumentIsIgnored() {
        DocumentReader reader = reader(
                "{\"alias\":\"contoso\",\"tenantId\":1,\"createdAt\":{},\"certificateDetails\":[{\"subject\":\"CN=a\"}]}");

        assertThat(reader.document().alias()).isEqualTo("contoso");
        assertThat(reader.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"alias\":1} | alias | a number | a string",
                "{\"alias\":false} | alias | true or false | a string",
                "{\"alias\":[\"a\"]} | alias | a list | a string",
                "{\"alias\":{}} | alias | an object | a string",
                "{\"domains\":1} | domains | a number | a list of strings",
                "{\"domains\":{\"a\":\"b\"}} | domains | an object | a list of strings",
                "{\"domains\":[\"a.example\",null]} | domains | a list | a list of strings",
                "{\"domains\":[\"a.example\",1]} | domains | a list | a list of strings",
                "{\"certificate\":{}} | certificates | an object | a list of strings",
                "{\"certificates\":[[\"a\"]]} | certificates | a list | a list of strings"
            })
    void aValueOfAnotherTypeIsRefused(String json, String field, String actual, String expected) {
        DocumentReader reader = reader(json);

        reader.document();

        assertThat(reader.faults())
                .extracting(Fault::field, Fault::code, Fault::actual, Fault::expected)
                .containsExactly(tuple(field, FaultCode.FIELD_TYPE, actual, expected));
    }

    @ParameterizedTest
    @CsvSource({"alias,255", "displayName,255", "loginUrl,2048", "certificate,65536", "metadata,1048576"})
    void aValueMayBeSoLongAndNoLonger(String field, int longest) {
        ObjectNode json = StrictJson.MAPPER.createObjectNode();
        DocumentReader fits = new DocumentReader(json.deepCopy().put(field, "x".repeat(longest)));
        DocumentReader tooLong = new DocumentReader(json.deepCopy().put(field, "x".repeat(longest + 1)));

        fits.document();
        tooLong.document();

        assertThat(fits.faults()).isEmpty();
        assertThat(tooLong.faults()).extracting(Fault::code).containsExactly(FaultCode.TEXT_TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource({"certificates,20", "domains,100", "contacts,20"})
    void aListMayHaveSoManyAndNoMore(String field, int most) {
        ObjectNode json = StrictJson.MAPPER.createObjectNode();
        for (int number = 0; number < most; number++) {
            json.withArray(field).add("x" + number);
        }
        DocumentReader fits = new DocumentReader(json.deepCopy());
        json.withArray(field).add("one more");
        DocumentReader tooMany = new DocumentReader(json);

        fits.document();
        tooMany.document();

        assertThat(fits.faults()).isEmpty();
        assertThat(tooMany.faults())
                .extracting(Fault::field, Fault::code)
                .containsExactly(tuple(field, FaultCode.TEXT_TOO_LONG));
    }

    @Test
    void aListMayBeOneText() {
        EnterpriseDocument document = reader(
                        "{\"domains\":\"a.example, b.example;c.example d.example\\ne.example\",\"contacts\":\"it@a.example\"}")
                .document();

        assertThat(document.domains())
                .isEqualTo(List.of("a.example", "b.example", "c.example", "d.example", "e.example"));
        assertThat(document.contacts()).isEqualTo(List.of("it@a.example"));
    }

    @Test
    void oneCertificateAndAListOfThemAreOneList() {
        assertThat(reader("{\"certificate\":\"a\",\"certificates\":[\"b\",\" \",\"c\"]}")
                        .document()
                        .certificates())
                .isEqualTo(List.of("b", "c", "a"));
        assertThat(reader("{\"certificates\":\"a\"}").document().certificates()).isEqualTo(List.of("a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alias\":\"a\",\"alias\":\"b\"}",
                "{\"alias\":\"a\"} {\"alias\":\"b\"}",
                "{\"alias\":\"a\"} x",
                "{'alias':'a'}",
                "{\"alias\":\"a\",}",
                "{"
            })
    void jsonOfWhichSomethingWouldBeLostIsUnreadable(String json) {
        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> StrictJson.MAPPER.readTree(json));
    }

    private static DocumentReader reader(String json) {
        try {
            return new DocumentReader((ObjectNode) StrictJson.MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
