package com.rundiffusion.keycloak.provisioning.patch;

import static com.rundiffusion.keycloak.provisioning.patch.Patched.ANNA;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.ENTERPRISE;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.anna;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.annaWith;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.refused;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.provisioning.ScimJson;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a value goes: by a removal, and by all that says nothing. */
final class ClearedValuesTest {

    private static final String MANAGER = ENTERPRISE + ":manager";

    private static final String FULL = annaWith("'title': 'Lead', 'active': true, 'name': {'givenName': 'Anna',"
                    + " 'familyName': 'Winter'}, 'emails': [{'type': 'work', 'value': 'a@contoso.com', 'primary': true}],"
                    + " '" + ENTERPRISE + "': {'manager': {'value': '7', 'displayName': 'Bo'}}")
            .toString();

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "{}", "[]", "['']", "[null]"})
    void whatSaysNothingRemoves(String nothing) {
        assertThat(user(FULL, "{'op': 'replace', 'path': 'title', 'value': " + nothing + "}"))
                .isEqualTo(user(FULL, "{'op': 'add', 'path': 'title', 'value': " + nothing + "}"))
                .isEqualTo(user(FULL, "{'op': 'replace', 'value': {'title': " + nothing + "}}"))
                .isEqualTo(user(FULL, "{'op': 'remove', 'path': 'title'}"))
                .isNotEqualTo(ScimJson.object(FULL));
    }

    @Test
    void whatSaysSomethingReplaces() {
        assertThat(user(FULL, "{'op': 'replace', 'path': 'title', 'value': ' '}")
                        .path("title")
                        .textValue())
                .isEqualTo(" ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "null", "{'value': ''}", "[{'value': null}]", "{}"})
    void aManagerGoes(String nothing) {
        assertThat(user(FULL, "{'op': 'replace', 'path': '" + MANAGER + "', 'value': " + nothing + "}"))
                .isEqualTo(user(FULL, "{'op': 'Remove', 'path': '" + MANAGER + "'}"))
                .isEqualTo(user(FULL, "{'op': 'remove', 'path': 'manager.value'}"))
                .noneMatch(value -> value.has("manager"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'8'", "{'value': '8'}", "[{'value': '8'}]", "['8']", "{'Value': '8', 'displayName': ''}"})
    void aManagerIsAnotherWithNothingLeftOfTheFormer(String written) {
        assertThat(user(FULL, "{'op': 'replace', 'path': '" + MANAGER + "', 'value': " + written + "}")
                        .path(ENTERPRISE))
                .isEqualTo(ScimJson.object("{'manager': {'value': '8'}}"));
        assertThat(user(FULL, "{'op': 'add', 'path': 'manager', 'value': " + written + "}")
                        .path(ENTERPRISE))
                .isEqualTo(ScimJson.object("{'manager': {'value': '8'}}"));
    }

    @Test
    void aManagerComesWithAnAddress() {
        assertThat(anna("{'op': 'Add', 'path': 'manager', 'value': [{'$ref': 'http://x/Users/8', 'value': '8'}]}")
                        .path(ENTERPRISE))
                .isEqualTo(ScimJson.object("{'manager': {'$ref': 'http://x/Users/8', 'value': '8'}}"));
    }

    @Test
    void aPartGoesAndWithItWhatSaysNothingWithoutIt() {
        assertThat(user(FULL, "{'op': 'replace', 'path': 'name.givenName', 'value': ''}")
                        .path("name"))
                .isEqualTo(ScimJson.object("{'familyName': 'Winter'}"));
        assertThat(user(FULL, "{'op': 'replace', 'value': {'name': {'givenName': null, 'familyName': 'Frost'}}}")
                        .path("name"))
                .isEqualTo(ScimJson.object("{'familyName': 'Frost'}"));
        assertThat(user(FULL, "{'op': 'replace', 'path': 'emails[type eq \"work\"].value', 'value': ''}")
                        .has("emails"))
                .isFalse();
        assertThat(user(FULL, "{'op': 'replace', 'path': 'emails', 'value': [{'type': 'work', 'value': ''}]}")
                        .has("emails"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "{}", "[]"})
    void aNameStays(String nothing) {
        assertThat(refused(FULL, "{'op': 'replace', 'path': 'userName', 'value': " + nothing + "}"))
                .isEqualTo(refused(FULL, "{'op': 'remove', 'path': 'UserName'}"))
                .isEqualTo(refused(FULL, "{'op': 'replace', 'path': 'userName', 'value': ' '}"))
                .isEqualTo(ScimFaultCode.USER_NAME_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "{}", "[]"})
    void nobodyIsSwitchedOnOrOffByNothing(String nothing) {
        assertThat(user(FULL, "{'op': 'replace', 'path': 'active', 'value': " + nothing + "}"))
                .isEqualTo(user(FULL, "{'op': 'remove', 'path': 'active'}"))
                .isEqualTo(ScimJson.object(FULL));
    }

    @ParameterizedTest
    @CsvSource({
        "nickName",
        "name.middleName",
        "addresses",
        "phoneNumbers[type eq \"fax\"]",
        "phoneNumbers[type eq \"fax\"].value",
        "department",
        "shoeSize"
    })
    void whatIsNotThereIsRemovedInSilence(String path) {
        assertThat(user(FULL, "{'op': 'remove', 'path': '" + path + "'}")).isEqualTo(ScimJson.object(FULL));
    }

    @Test
    void aRemovalSaysWhat() {
        assertThat(refused(FULL, "{'op': 'remove'}")).isEqualTo(ScimFaultCode.PATH_WITHOUT_TARGET);
        assertThat(refused(FULL, "{'op': 'remove', 'path': ' ', 'value': {'title': 'Lead'}}"))
                .isEqualTo(ScimFaultCode.PATH_WITHOUT_TARGET);
    }

    @Test
    void anAdditionSaysWhat() {
        assertThat(refused(ANNA, "{'op': 'add', 'value': 'Lead'}")).isEqualTo(ScimFaultCode.VALUE_MALFORMED);
        assertThat(refused(ANNA, "{'op': 'add'}")).isEqualTo(ScimFaultCode.VALUE_MALFORMED);
    }
}
