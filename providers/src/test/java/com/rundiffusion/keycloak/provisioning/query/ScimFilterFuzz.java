package com.rundiffusion.keycloak.provisioning.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.Finding;
import com.rundiffusion.keycloak.provisioning.ScimJson;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.MethodSource;

/** The filter of a search, which any holder of a token may write. */
@ExtendWith(Finding.class)
final class ScimFilterFuzz {

    private static final ObjectNode ANNA = ScimJson.object(
            "{'id': '7', 'userName': 'anna', 'active': true,"
                    + " 'emails': [{'type': 'work', 'value': 'a@contoso.com', 'primary': true}, {'type': 'home', 'value': 'h@x.y'}]}");

    static Stream<byte[]> filters() {
        return Stream.of(
                        "userName eq \"anna\"",
                        "emails[type eq \"work\"].value eq \"a@contoso.com\" and active eq true",
                        "not (title pr) or (meta.created gt \"2020-01-01T00:00:00Z\")",
                        "id eq \"7\" and manager eq \"8\"")
                .map(filter -> filter.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("filters")
    @DictionaryEntries({
        " eq ", " and ", " or ", "not (", ")", "[", "].", "\"", "\\\"", "emails", "urn:", " pr", "{}", "null"
    })
    @FuzzTest(maxExecutions = 20_000)
    void aFilterIsRefusedOrFindsNobodyWhomItsKeysDoNot(byte[] bytes) {
        String filter = new String(bytes, StandardCharsets.UTF_8);
        try {
            FilterPlan plan = FilterPlan.ofUsers(filter, Optional.empty());
            if (plan.admits(ANNA)) {
                assertThat(plan.isNothing()).isFalse();
                assertThat(plan.keys().getOrDefault(FilterPlan.Key.ID, "7")).isEqualTo("7");
                assertThat(plan.keys().getOrDefault(FilterPlan.Key.USER_NAME, "anna"))
                        .isEqualTo("anna");
                assertThat(plan.keys()).doesNotContainKey(FilterPlan.Key.EXTERNAL_ID);
            }
        } catch (ScimFault refused) {
            assertThat(refused.detail()).isNotBlank();
        }
    }
}
