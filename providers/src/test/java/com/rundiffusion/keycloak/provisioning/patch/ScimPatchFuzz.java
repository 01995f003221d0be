package com.rundiffusion.keycloak.provisioning.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.Finding;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.provisioning.ScimJson;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.MethodSource;

/** The body of a PATCH, which any holder of a token may write. */
@ExtendWith(Finding.class)
final class ScimPatchFuzz {

    private static final ObjectNode ANNA = ScimJson.object(
            "{'userName': 'anna', 'active': true,"
                    + " 'emails': [{'type': 'work', 'value': 'a@contoso.com', 'primary': true}, {'type': 'home', 'value': 'h@x.y'}]}");

    static Stream<byte[]> bodies() {
        return Stream.of(
                        "{'op': 'Replace', 'path': 'active', 'value': 'False'}",
                        "{'op': 'add', 'path': 'emails[type eq \"work\"].value', 'value': 'b@contoso.com'}",
                        "{'op': 'replace', 'value': {'name.givenName': 'Anna', 'userName': 'x', 'roles': []}}",
                        "{'op': 'Remove', 'path': 'members', 'value': [{'value': 'a'}]}")
                .map(operation -> Patched.body(operation).toString().getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("bodies")
    @DictionaryEntries({
        "Operations",
        "op",
        "path",
        "value",
        "add",
        "replace",
        "remove",
        "emails",
        "[type eq \"work\"]",
        "primary",
        "roles",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager",
        "\\u0000",
        "\\ud800"
    })
    @FuzzTest(maxExecutions = 20_000)
    void whatIsNotRefusedReadsAgainTheSame(byte[] bytes) {
        JsonNode body;
        try {
            body = StrictJson.MAPPER.readTree(new String(bytes, StandardCharsets.UTF_8));
            AppliedPatch.ofGroup(ScimJson.object("{'displayName': 'Sales'}"), "7", body);
        } catch (JsonProcessingException | ScimFault refused) {
            return;
        }
        try {
            ObjectNode record = AppliedPatch.ofUser(ANNA, "7", body).record();
            assertThat(UserBody.of(record)).isEqualTo(new UserBody(record, 0));
        } catch (ScimFault refused) {
            assertThat(refused.detail()).isNotBlank();
        }
    }
}
