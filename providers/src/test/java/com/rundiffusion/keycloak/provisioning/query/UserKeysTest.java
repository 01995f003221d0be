package com.rundiffusion.keycloak.provisioning.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.person.PersonKey;
import com.rundiffusion.keycloak.provisioning.ScimJson;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By what a person is found. */
final class UserKeysTest {

    private static final ObjectNode ANNA = ScimJson.object("{'userName': 'Anna@Contoso.com', 'externalId': '7F',"
            + " 'active': true, 'phoneNumbers': [{'type': 'fax'}, {'type': 'Mobile', 'value': '+41 A'}],"
            + " 'emails': [{'type': 'home', 'value': 'H@x.y', 'primary': true}, {'type': 'Work', 'value': 'A@x.y'}],"
            + " 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'employeeNumber': 'X1'}}");

    @Test
    void keysAreLowerCase() {
        assertThat(UserKeys.of(ANNA, Optional.empty()))
                .isEqualTo(new UserKeys("anna@contoso.com", Optional.of("7f"), Optional.of("a@x.y"), Optional.empty()));
        assertThat(UserKeys.of(ScimJson.object("{'userName': 'bo'}"), KeyPath.of("title")))
                .isEqualTo(new UserKeys("bo", Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "employeeNumber, x1",
                "phoneNumbers[type eq \"mobile\"].value, +41 a",
                "phoneNumbers[type eq \"fax\"].value,",
                "phoneNumbers.value, +41 a",
                "emails[primary eq true].value, h@x.y",
                "title,",
                "active,"
            })
    void aCompanyMatchesByAnything(String path, String key) {
        KeyPath matching = KeyPath.of(path).orElseThrow();
        assertThat(UserKeys.of(ANNA, Optional.of(matching)).matching()).isEqualTo(Optional.ofNullable(key));
        assertThat(KeyPath.of(matching.text())).map(KeyPath::text).contains(matching.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"shoeSize", "urn:of:somebody:User:x"})
    void butNotByWhatNobodyKnows(String path) {
        assertThat(KeyPath.of(path)).isEmpty();
    }

    @Test
    void aKeyFitsItsColumn() {
        assertThat(PersonKey.of("İ".repeat(255))).hasSize(255);
        assertThat(PersonKey.of("x".repeat(254) + "🙂")).hasSize(254);
        assertThat(PersonKey.of("X".repeat(255))).isEqualTo("x".repeat(255));
    }
}
