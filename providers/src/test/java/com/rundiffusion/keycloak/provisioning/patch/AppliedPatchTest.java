package com.rundiffusion.keycloak.provisioning.patch;

import static com.rundiffusion.keycloak.provisioning.patch.Patched.ANNA;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.ID;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.anna;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.annaWith;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.fault;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.refused;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.ScimJson;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PATCH as a whole. */
final class AppliedPatchTest {

    @Test
    void eachOperationSeesWhatTheOneBeforeItLeft() {
        assertThat(anna(
                        "{'op': 'remove', 'path': 'displayName'}",
                        "{'op': 'add', 'path': 'displayName', 'value': 'First'}",
                        "{'op': 'replace', 'path': 'displayName', 'value': 'Last'}",
                        "{'op': 'add', 'path': 'emails[type eq \"work\"].value', 'value': 'a@contoso.com'}",
                        "{'op': 'add', 'path': 'emails[type eq \"work\"].value', 'value': 'b@contoso.com'}"))
                .isEqualTo(annaWith("'displayName': 'Last', 'emails': [{'value': 'b@contoso.com', 'type': 'work'}]"));
    }

    @Test
    void aRecordStaysAsItWasWhateverComesOfIt() {
        ObjectNode record = annaWith("'emails': [{'type': 'work', 'value': 'a@contoso.com'}]");
        ObjectNode before = record.deepCopy();
        AppliedPatch.ofUser(
                record,
                ID,
                Patched.body("{'op': 'replace', 'path': 'emails[type eq \"work\"].value', 'value': 'b@contoso.com'}"));
        assertThat(record).isEqualTo(before);
        ScimFault fault = catchThrowableOfType(
                ScimFault.class,
                () -> AppliedPatch.ofUser(
                        record,
                        ID,
                        Patched.body(
                                "{'op': 'replace', 'path': 'emails[type eq \"work\"].value', 'value': 'b@contoso.com'}",
                                "{'op': 'replace', 'path': 'active', 'value': 'perhaps'}")));
        assertThat(fault.code()).isEqualTo(ScimFaultCode.VALUE_MALFORMED);
        assertThat(record).isEqualTo(before);
    }

    @Test
    void theSameTwiceIsTheSame() {
        String[] operations = {
            "{'op': 'add', 'value': {'name.givenName': 'Anna', 'phoneNumbers[type eq \"mobile\"].value': '7'}}",
            "{'op': 'add', 'path': 'roles', 'value': [{'value': 'Admin', 'primary': true}]}",
            "{'op': 'remove', 'path': 'title'}"
        };
        ObjectNode once = anna(operations);
        assertThat(user(once.toString(), operations)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'Operations': []}",
                "{'Operations': null}",
                "{'Operations': {'op': 'add', 'path': 'title', 'value': 'Lead'}}",
                "{'Operations': 'add'}"
            })
    void withoutOperationsThereIsNoPatch(String body) {
        assertThat(refusedBody(body)).isEqualTo(ScimFaultCode.OPERATIONS_MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'path': 'title', 'value': 'Lead'}",
                "{'op': 'move'}",
                "{'op': 7}",
                "{'op': null}",
                "7",
                "[]",
                "null"
            })
    void anOperationHasAnOp(String operation) {
        assertThat(refused(ANNA, operation)).isEqualTo(ScimFaultCode.OPERATION_UNKNOWN);
    }

    @Test
    void aPathIsAText() {
        assertThat(refused(ANNA, "{'op': 'add', 'path': ['title'], 'value': 'Lead'}"))
                .isEqualTo(ScimFaultCode.PATH_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "'x'", "null"})
    void aBodyIsAnObject(String body) {
        assertThat(refusedBody(body)).isEqualTo(ScimFaultCode.JSON_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'title', 'value': {'a': 1}",
                "'title', 'value': ['a', 'b']",
                "'name', 'value': 'Anna'",
                "'name.givenName', 'value': {'x': 1}",
                "'emails', 'value': [['a', 'b']]",
                "'emails[type eq \"work\"].value', 'value': {'x': 1}",
                "'active', 'value': 1",
                "'userName', 'value': '\\u0000'",
                "'title', 'value': '\\ud83d'",
                "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User', 'value': 'x'"
            })
    void aValueOfAnotherTypeIsRefused(String pathAndValue) {
        ScimFault fault = fault(ANNA, "{'op': 'replace', 'path': " + pathAndValue + "}");
        assertThat(fault.code()).isEqualTo(ScimFaultCode.VALUE_MALFORMED);
        assertThat(fault.detail()).endsWith("Correct the mapping of this attribute in Entra.");
    }

    @Test
    void aNumberIsATextWhereTheAttributeIsOne() {
        assertThat(anna("{'op': 'add', 'path': 'employeeNumber', 'value': 701984}")
                        .toString())
                .contains("\"employeeNumber\":\"701984\"");
    }

    private static ScimFaultCode refusedBody(String body) {
        return catchThrowableOfType(
                        ScimFault.class, () -> AppliedPatch.ofUser(ScimJson.object(ANNA), ID, ScimJson.any(body)))
                .code();
    }
}
