package com.rundiffusion.keycloak.provisioning.patch;

import static com.rundiffusion.keycloak.provisioning.patch.Patched.ANNA;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.anna;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.annaWith;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.refused;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.provisioning.ScimJson;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attributes with many values: addresses, telephones, roles. */
final class ListValuesTest {

    private static final String TWO = annaWith("'emails': [{'type': 'work', 'value': 'a@contoso.com', 'primary': true},"
                    + " {'type': 'home', 'value': 'h@contoso.com'}]")
            .toString();

    @Test
    void aListIsAddedToAndReplaced() {
        assertThat(user(TWO, "{'op': 'add', 'path': 'emails', 'value': [{'type': 'other', 'value': 'o@contoso.com'}]}")
                        .path("emails"))
                .hasSize(3);
        assertThat(user(
                        TWO,
                        "{'op': 'replace', 'path': 'emails', 'value': [{'type': 'other', 'value': 'o@contoso.com'}]}"))
                .isEqualTo(annaWith("'emails': [{'type': 'other', 'value': 'o@contoso.com'}]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'value': 'a@contoso.com'}]",
                "{'value': 'a@contoso.com'}",
                "'a@contoso.com'",
                "['a@contoso.com']"
            })
    void oneValueNeedsNoListAndATextIsItsMainPart(String written) {
        assertThat(anna("{'op': 'add', 'path': 'emails', 'value': " + written + "}"))
                .isEqualTo(annaWith("'emails': [{'value': 'a@contoso.com'}]"));
    }

    @Test
    void aTextIsNoAddress() {
        assertThat(refused(ANNA, "{'op': 'add', 'path': 'addresses', 'value': 'Bern'}"))
                .isEqualTo(ScimFaultCode.VALUE_MALFORMED);
    }

    @Test
    void oneOfATypeTakesThePlaceOfTheOther() {
        assertThat(user(TWO, "{'op': 'add', 'path': 'emails', 'value': [{'type': 'Work', 'value': 'b@contoso.com'}]}"))
                .isEqualTo(
                        annaWith(
                                "'emails': [{'type': 'Work', 'value': 'b@contoso.com'}, {'type': 'home', 'value': 'h@contoso.com'}]"));
    }

    @Test
    void whatIsThereAlreadyIsNotThereTwice() {
        assertThat(user(TWO, "{'op': 'add', 'path': 'emails', 'value': [{'type': 'home', 'value': 'h@contoso.com'}]}"))
                .isEqualTo(ScimJson.object(TWO));
        assertThat(user(TWO, "{'op': 'add', 'path': 'emails', 'value': [{'value': 'H@contoso.com'}]}")
                        .path("emails"))
                .hasSize(2);
    }

    @Test
    void theLastThatIsCalledPrimaryIs() {
        assertThat(user(
                        TWO,
                        "{'op': 'add', 'path': 'emails',"
                                + " 'value': [{'type': 'other', 'value': 'o@contoso.com', 'primary': 'True'}]}"))
                .isEqualTo(annaWith("'emails': [{'type': 'work', 'value': 'a@contoso.com', 'primary': false},"
                        + " {'type': 'home', 'value': 'h@contoso.com'},"
                        + " {'type': 'other', 'value': 'o@contoso.com', 'primary': true}]"));
        assertThat(user(
                        annaWith("'emails': [{'type': 'home', 'value': 'h@contoso.com'},"
                                        + " {'type': 'work', 'value': 'a@contoso.com', 'primary': true}]")
                                .toString(),
                        "{'op': 'replace', 'path': 'emails[type eq \"home\"].primary', 'value': true}"))
                .isEqualTo(annaWith("'emails': [{'type': 'home', 'value': 'h@contoso.com', 'primary': true},"
                        + " {'type': 'work', 'value': 'a@contoso.com', 'primary': false}]"));
    }

    @Test
    void rolesAreOfOneTypeAndSeveral() {
        String role =
                "{'op': 'add', 'path': 'roles', 'value': [{'value': '%s', 'type': 'WindowsAzureActiveDirectoryRole'}]}";
        assertThat(anna(role.formatted("Admin"), role.formatted("Reader"), role.formatted("Admin"))
                        .path("roles"))
                .extracting(value -> value.path("value").asText())
                .containsExactly("Admin", "Reader");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'{\"id\":\"7\",\"value\":\"Admin\",\"displayName\":\"Chief\",\"primary\":\"True\"}'",
                "['{\"value\":\"Admin\",\"displayName\":\"Chief\",\"primary\":true}']",
                "'[{\"value\":\"Admin\",\"DisplayName\":\"Chief\",\"primary\":true}]'",
                "[{'value': '{\"id\":\"7\",\"value\":\"Admin\",\"displayName\":\"Chief\"}', 'primary': 'True'}]"
            })
    void aRoleComesAsJsonInAText(String written) {
        assertThat(anna("{'op': 'replace', 'path': 'roles', 'value': " + written + "}"))
                .isEqualTo(annaWith("'roles': [{'value': 'Admin', 'display': 'Chief', 'primary': true}]"));
    }

    @Test
    void aRoleInBracketsComesAsJsonInATextToo() {
        String operation = "{'op': 'replace', 'path': 'roles[primary eq \"True\"].value',"
                + " 'value': '{\"value\":\"Admin\",\"displayName\":\"Chief\"}'}";
        assertThat(anna(operation))
                .isEqualTo(anna(operation, operation))
                .isEqualTo(annaWith("'roles': [{'value': 'Admin', 'display': 'Chief', 'primary': true}]"));
    }

    @Test
    void whatIsNoJsonIsTheRoleItself() {
        assertThat(anna("{'op': 'replace', 'path': 'roles', 'value': ['Admin', '{curly', '{\"a\":{\"a\":1}}']}"))
                .isEqualTo(annaWith("'roles': [{'value': 'Admin'}, {'value': '{curly'}]"));
    }

    @Test
    void rolesAreTakenAndTakenAway() {
        String before =
                annaWith("'roles': [{'value': 'Admin'}, {'value': 'Reader'}]").toString();
        assertThat(user(before, "{'op': 'replace', 'path': 'roles', 'value': []}"))
                .isEqualTo(ScimJson.object(ANNA));
        assertThat(user(before, "{'op': 'add', 'path': 'roles', 'value': []}")).isEqualTo(ScimJson.object(before));
        assertThat(user(before, "{'op': 'remove', 'path': 'roles', 'value': []}"))
                .isEqualTo(ScimJson.object(before));
        assertThat(user(before, "{'op': 'Remove', 'path': 'roles', 'value': [{'value': 'admin'}]}"))
                .isEqualTo(annaWith("'roles': [{'value': 'Reader'}]"));
        assertThat(user(before, "{'op': 'remove', 'path': 'roles[value eq \"Admin\"]'}"))
                .isEqualTo(annaWith("'roles': [{'value': 'Reader'}]"));
        assertThat(user(before, "{'op': 'remove', 'path': 'roles'}")).isEqualTo(ScimJson.object(ANNA));
    }

    @Test
    void valuesAreTakenAwayByTheirType() {
        assertThat(user(TWO, "{'op': 'remove', 'path': 'emails', 'value': [{'type': 'work'}]}"))
                .isEqualTo(annaWith("'emails': [{'type': 'home', 'value': 'h@contoso.com'}]"));
    }
}
