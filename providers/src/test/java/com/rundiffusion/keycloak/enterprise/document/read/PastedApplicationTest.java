package com.rundiffusion.keycloak.enterprise.document.read;

import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.APPLICATION;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.ENTRA_IDENTIFIER;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.LOGIN_URL;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.METADATA_URL;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.SIGN_ON_URL;
import static com.rundiffusion.keycloak.enterprise.document.check.TestDocuments.TENANT_OF_FABRIKAM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.certificate.TestCertificates;
import com.rundiffusion.keycloak.enterprise.document.check.TestDocuments;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PastedApplicationTest {

    private static final String PEM = TestCertificates.pem(TestCertificates.ofEntra());

    private static final String MAIL = """
            Hi,

            here are our values:

            Identifier (Entity ID): rundiffusion.com
            Reply URL: https://app.rundiffusion.com/__/auth/handler
            Sign on URL: %s
            Login URL: %s
            Microsoft Entra Identifier: %s
            App Federation Metadata Url: %s

            %s

            Kind regards
            Ada Winter, Contoso Ltd.
            https://www.contoso.com
            """.formatted(SIGN_ON_URL, LOGIN_URL, ENTRA_IDENTIFIER, METADATA_URL, PEM);

    /** As mail programs and people change it. */
    static Stream<String> mails() {
        return Stream.of(
                MAIL,
                MAIL.replace("\n", "\r\n"),
                "> " + MAIL.replace("\n", "\n> "),
                ">> " + MAIL.replace("\n", "\n>> "),
                "On Monday Ada wrote:\n> " + MAIL.replace("\n", "\n> "),
                MAIL.replace(": https", ": “https").replace("\n", "”\n").replaceAll("(?m)^([^“\n]*)”$", "$1"),
                MAIL.replaceAll("(https://\\S+)", "<$1>"),
                MAIL.replace(": ", ":\t"));
    }

    @ParameterizedTest
    @MethodSource("mails")
    void aMailHasAllValues(String mail) {
        ObjectNode document = read(mail).document();

        assertThat(document.path("identifier").asText()).isEqualTo("rundiffusion.com");
        assertThat(document.path("signOnUrl").asText()).isEqualTo(SIGN_ON_URL);
        assertThat(document.path("loginUrl").asText()).isEqualTo(LOGIN_URL);
        assertThat(document.path("entraIdentifier").asText()).isEqualTo(ENTRA_IDENTIFIER);
        assertThat(document.path("metadataUrl").asText()).isEqualTo(METADATA_URL);
        assertThat(TestDocuments.verdict(document.put("displayName", "Contoso")).faults())
                .isEmpty();
    }

    @Test
    void oneValueAloneIsTaken() {
        assertThat(read(METADATA_URL).document()).isEqualTo(json("metadataUrl", METADATA_URL));
        assertThat(read("  " + LOGIN_URL + "\n").document()).isEqualTo(json("loginUrl", LOGIN_URL));
        assertThat(read(ENTRA_IDENTIFIER).document()).isEqualTo(json("entraIdentifier", ENTRA_IDENTIFIER));
        assertThat(read(PEM).document().path("certificates")).hasSize(1);
    }

    @Test
    void metadataIsTakenAsItIs() {
        String xml = TestDocuments.metadata(ENTRA_IDENTIFIER, TestCertificates.ofEntra());

        assertThat(read(xml).document()).isEqualTo(json("metadata", xml));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "please call me",
                "https://www.contoso.com/",
                "https://portal.azure.com/#view/x",
                "https://app.rundiffusion.com/__/auth/handler",
                "Identifier: " + METADATA_URL_TEXT
            })
    void whatIsNoValueIsLeftOut(String text) {
        assertThat(read(text).document().has("identifier")).isFalse();
        assertThat(read(text).document().has("loginUrl")).isFalse();
        assertThat(read(text).document().has("certificates")).isFalse();
    }

    private static final String METADATA_URL_TEXT = METADATA_URL;

    @Test
    void ofTwoApplicationsNeitherIsTaken() {
        String other = METADATA_URL.replace(APPLICATION, TENANT_OF_FABRIKAM);

        PastedApplication read = read(METADATA_URL + "\n" + other);

        assertThat(read.ambiguous()).containsExactly("metadataUrl");
        assertThat(read.document()).isEmpty();
        assertThat(read(METADATA_URL + "\n" + METADATA_URL).ambiguous()).isEmpty();
    }

    private static PastedApplication read(String text) {
        return PastedApplication.read(text, new SsoSettings(TestDocuments.realm(Map.of())).replyUrls());
    }

    private static ObjectNode json(String field, String value) {
        return com.rundiffusion.keycloak.body.StrictJson.MAPPER
                .createObjectNode()
                .put(field, value);
    }
}
