package com.rundiffusion.keycloak.e2e.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import com.rundiffusion.keycloak.provisioning.patch.AppliedPatch;
import com.rundiffusion.keycloak.provisioning.query.FilterPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Filters and PATCH beside libraries of npm, on what is generated. */
@Tag("long")
class DifferentialTest {

    private static final int CASES = 1000;
    private static final long SEED = 20260714;
    private static final String ID = "2819c223-7f76-453a-919d-413861904646";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GeneratedScim generated = new GeneratedScim(SEED);

    @Test
    void aFilterFindsWhomItFindsThere() {
        List<FilterCase> cases = Stream.generate(() -> new FilterCase(generated.filter(), generated.person()))
                .limit(CASES)
                .toList();
        List<JsonNode> theirs = NpmScim.answers(cases.stream()
                .map(one -> IntendedDifferences.asked(one.filter(), one.person()))
                .toList());
        List<String> different = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            String ours = cases.get(i).ours();
            if (!ours.equals(theirs.get(i).path("result").asText("refused"))) {
                different.add(cases.get(i) + "\n  ours  " + ours + "\n  there " + theirs.get(i));
            }
        }
        assertThat(different).isEmpty();
        assertThat(cases.stream().map(FilterCase::ours)).contains("true", "false");
    }

    @Test
    void aPatchMakesOfARecordWhatItMakesThere() {
        List<PatchCase> cases = Stream.generate(() -> new PatchCase(generated.person(), generated.operations()))
                .limit(CASES)
                .toList();
        List<JsonNode> theirs = NpmScim.answers(cases.stream()
                .map(one -> IntendedDifferences.asked(one.record(), one.operations()))
                .toList());
        List<String> different = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            Optional<ObjectNode> ours = cases.get(i).ours();
            Optional<ObjectNode> other =
                    Optional.ofNullable(theirs.get(i).get("result")).map(IntendedDifferences::answered);
            if (!ours.equals(other)) {
                different.add(cases.get(i) + "\n  ours  " + ours + "\n  there " + theirs.get(i));
            }
        }
        assertThat(different).isEmpty();
    }

    private record FilterCase(String filter, ObjectNode person) {

        String ours() {
            try {
                FilterPlan plan = FilterPlan.ofUsers(filter, Optional.empty());
                return String.valueOf(!plan.isNothing() && plan.admits(person));
            } catch (ScimFault refused) {
                return "refused";
            }
        }
    }

    private record PatchCase(ObjectNode record, ArrayNode operations) {

        Optional<ObjectNode> ours() {
            ObjectNode body = JSON.createObjectNode();
            body.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:PatchOp");
            body.set("Operations", operations);
            try {
                return Optional.of(AppliedPatch.ofUser(record, ID, body).record());
            } catch (ScimFault refused) {
                return Optional.empty();
            }
        }
    }
}
