package com.rundiffusion.keycloak.provisioning.patch;

import static com.rundiffusion.keycloak.provisioning.patch.Patched.ANNA;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.ENTERPRISE;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.ID;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.anna;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.annaWith;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.applied;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.provisioning.ScimJson;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operation is about, in either dialect of Entra's; each beside the form of the RFC. */
final class DialectsTest {

    private static final String TITLE = "'title': 'Lead'";

    @Test
    void theFormOfTheRfcDoesWhatItSays() {
        assertThat(anna("{'op': 'replace', 'path': 'title', 'value': 'Lead'}")).isEqualTo(annaWith(TITLE));
        assertThat(anna("{'op': 'add', 'path': 'title', 'value': 'Lead'}")).isEqualTo(annaWith(TITLE));
        assertThat(Patched.user(annaWith(TITLE).toString(), "{'op': 'remove', 'path': 'title'}"))
                .isEqualTo(ScimJson.object(ANNA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Replace", "REPLACE", "Add", "rePLAce", " add "})
    void anOpHasAnyCase(String op) {
        assertThat(anna("{'op': '" + op + "', 'path': 'title', 'value': 'Lead'}"))
                .isEqualTo(annaWith(TITLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Operations", "operations", "OPERATIONS"})
    void theKeysOfAPatchHaveAnyCaseAndItsSchemasAreNotCompared(String operations) {
        String body = "{'schemas': ['urn:of:somebody'], '%s': [{'OP': 'add', 'Path': 'title', 'VALUE': 'Lead'}]}";
        assertThat(AppliedPatch.ofUser(ScimJson.object(ANNA), ID, ScimJson.object(body.formatted(operations)))
                        .record())
                .isEqualTo(annaWith(TITLE));
    }

    @Test
    void keysThatAnOperationDoesNotHaveArePassedOver() {
        assertThat(anna("{'name': 'addMember', 'id': '7', 'op': 'add', 'path': 'title', 'value': 'Lead'}"))
                .isEqualTo(annaWith(TITLE));
    }

    @Test
    void severalAttributesComeWithoutAPath() {
        assertThat(anna("{'op': 'replace', 'value': {'title': 'Lead', 'displayName': 'Anna'}}"))
                .isEqualTo(annaWith("'title': 'Lead', 'displayName': 'Anna'"));
    }

    @Test
    void aKeyIsDotted() {
        assertThat(anna("{'op': 'replace', 'value': {'name.givenName': 'Anna', 'name.familyName': 'Winter'}}"))
                .isEqualTo(annaWith("'name': {'givenName': 'Anna', 'familyName': 'Winter'}"));
    }

    @Test
    void aKeyHasAFilter() {
        assertThat(anna("{'op': 'add', 'value': {'emails[type eq \"work\"].value': 'a@contoso.com'}}"))
                .isEqualTo(annaWith("'emails': [{'value': 'a@contoso.com', 'type': 'work'}]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0User:department",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.department",
                "URN:IETF:params:scim:schemas:extension:Enterprise:2.0:user:Department",
                "department"
            })
    void anAttributeOfTheExtensionStandsBehindItsUrnHoweverThatIsWritten(String path) {
        assertThat(anna("{'op': 'add', 'path': '" + path + "', 'value': 'Sales'}"))
                .isEqualTo(anna("{'op': 'add', 'value': {'" + path + "': 'Sales'}}"))
                .isEqualTo(annaWith("'" + ENTERPRISE + "': {'department': 'Sales'}"));
    }

    @Test
    void aPersonsOwnAttributeStandsBehindAUrnToo() {
        assertThat(anna("{'op': 'add', 'path': 'urn:ietf:params:scim:schemas:core:2.0:User:title', 'value': 'Lead'}"))
                .isEqualTo(annaWith(TITLE));
        assertThat(
                        anna(
                                "{'op': 'add', 'path': 'urn:ietf:params:scim:schemas:core:2.0:User:name.givenName', 'value': 'A'}"))
                .isEqualTo(annaWith("'name': {'givenName': 'A'}"));
    }

    @Test
    void theExtensionComesAsAWholeNestedOrFlat() {
        String department = "'" + ENTERPRISE + "': {'department': 'Sales', 'manager': {'value': '7'}}";
        assertThat(anna("{'op': 'add', 'value': {'" + ENTERPRISE + "': {'Department': 'Sales', 'manager': '7'}}}"))
                .isEqualTo(annaWith(department));
        assertThat(anna("{'op': 'add', 'path': '" + ENTERPRISE
                        + "', 'value': {'department': 'Sales', 'manager.value': '7'}}"))
                .isEqualTo(annaWith(department));
        assertThat(Patched.user(annaWith(department).toString(), "{'op': 'remove', 'path': '" + ENTERPRISE + "'}"))
                .isEqualTo(ScimJson.object(ANNA));
    }

    @Test
    void namesHaveAnyCaseAndAreKeptInTheirOwn() {
        assertThat(anna("{'op': 'add', 'path': 'DisplayName', 'value': 'Anna'}"))
                .isEqualTo(annaWith("'displayName': 'Anna'"));
        assertThat(anna("{'op': 'add', 'path': 'Emails[Type eq \"work\"].VALUE', 'value': 'a@contoso.com'}"))
                .isEqualTo(annaWith("'emails': [{'value': 'a@contoso.com', 'type': 'work'}]"));
        assertThat(anna("{'op': 'add', 'value': {'EMAILS': [{'Value': 'a@contoso.com', 'Primary': true}]}}"))
                .isEqualTo(annaWith("'emails': [{'value': 'a@contoso.com', 'primary': true}]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'False'", "'false'", "'FALSE'", "false"})
    void aBooleanComesAsAText(String written) {
        assertThat(anna("{'op': 'Replace', 'path': 'active', 'value': " + written + "}"))
                .isEqualTo(annaWith("'active': false"));
        assertThat(anna("{'op': 'add', 'path': 'roles', 'value': [{'value': 'Admin', 'primary': " + written + "}]}"))
                .isEqualTo(annaWith("'roles': [{'value': 'Admin', 'primary': false}]"));
    }

    @Test
    void aBooleanInAFilterComesAsAText() {
        String before = annaWith("'roles': [{'value': 'Admin', 'primary': true}, {'value': 'Reader'}]")
                .toString();
        assertThat(Patched.user(
                        before, "{'op': 'replace', 'path': 'roles[primary eq \"True\"].display', 'value': 'Chief'}"))
                .isEqualTo(annaWith(
                        "'roles': [{'value': 'Admin', 'primary': true, 'display': 'Chief'}, {'value': 'Reader'}]"));
    }

    @Test
    void whatIsNeitherTrueNorFalseIsRefused() {
        assertThat(refused(ANNA, "{'op': 'replace', 'path': 'active', 'value': 'perhaps'}"))
                .isEqualTo(ScimFaultCode.VALUE_MALFORMED);
    }

    @Test
    void whatNobodyKnowsIsLeftOutAndCounted() {
        AppliedPatch patch = applied(
                ANNA,
                "{'op': 'add', 'path': 'shoeSize', 'value': 42}",
                "{'op': 'add', 'path': 'urn:of:somebody:2.0:User:badge', 'value': '7'}",
                "{'op': 'replace', 'value': {'entitlements': [1], 'password': 'secret', 'a b[c': 1, 'title': 'Lead'}}",
                "{'op': 'add', 'path': 'emails', 'value': [{'value': 'a@contoso.com', 'colour': 'red'}]}");
        assertThat(patch.record()).isEqualTo(annaWith(TITLE + ", 'emails': [{'value': 'a@contoso.com'}]"));
        assertThat(patch.dropped()).isEqualTo(6);
        assertThat(applied(ANNA, "{'op': 'add', 'path': 'title', 'value': 'Lead'}")
                        .dropped())
                .isZero();
    }

    @Test
    void whatIsOursToSayIsLeftOut() {
        AppliedPatch patch = applied(
                ANNA,
                "{'op': 'replace', 'value': {'id': 'x', 'meta': {'created': 'now'}, 'schemas': ['a'], 'title': 'Lead'}}",
                "{'op': 'replace', 'path': 'id', 'value': '" + ID.toUpperCase(Locale.ROOT) + "'}");
        assertThat(patch.record()).isEqualTo(annaWith(TITLE));
        assertThat(patch.dropped()).isZero();
    }

    @Test
    void anotherIdIsRefused() {
        assertThat(refused(ANNA, "{'op': 'replace', 'path': 'id', 'value': '7'}"))
                .isEqualTo(ScimFaultCode.ID_FIXED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"o'neil+1%@contoso.com", "a\\\"b", "ünï@contoso.com", "2020-01-01T00:00:00Z", "🙂"})
    void aValueIsKeptAsItIs(String value) {
        assertThat(anna("{'op': 'replace', 'path': 'userName', 'value': \"" + value + "\"}")
                        .path("userName")
                        .textValue())
                .isEqualTo(ScimJson.any("\"" + value + "\"").textValue());
    }

    @Test
    void twoTextsThatLookLikeOneInstantAreTwo() {
        String before =
                annaWith("'emails': [{'value': '2020-01-01T01:00:00+01:00'}]").toString();
        assertThat(Patched.user(
                        before,
                        "{'op': 'replace', 'path': 'emails[value eq \"2020-01-01T00:00:00Z\"].display', 'value': 'x'}"))
                .isEqualTo(annaWith("'emails': [{'value': '2020-01-01T01:00:00+01:00'},"
                        + " {'display': 'x', 'value': '2020-01-01T00:00:00Z'}]"));
    }
}
