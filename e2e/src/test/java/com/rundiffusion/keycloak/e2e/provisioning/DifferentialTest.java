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
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Filters and PATCH beside libraries of npm, on what is generated: whatever differs is intended and listed, or wrong. */
@Tag("long")
class DifferentialTest {

    private static final int CASES = 1000;
    private static final long SEED = 20260714;
    private static final String ID = "2819c223-7f76-453a-919d-413861904646";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aFilterFindsWhomItFindsThere() {
        GeneratedScim generated = new GeneratedScim(SEED);
        List<FilterCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            cases.add(new FilterCase(generated.filter(), generated.person()));
        }
        List<JsonNode> theirs =
                NpmScim.answers(cases.stream().map(FilterCase::forNpm).toList());
        List<String> different = new ArrayList<>();
        int compared = 0;
        for (int i = 0; i < CASES; i++) {
            FilterCase one = cases.get(i);
            String ours = one.ours();
            String other = theirs.get(i).has("error")
                    ? "refused"
                    : theirs.get(i).get("result").asText();
            if (IntendedDifference.ofFilter(one.filter())) {
                continue;
            }
            compared++;
            if (!ours.equals(other)) {
                different.add(ours + ", there " + other + ": " + one + " " + theirs.get(i));
            }
        }
        assertThat(different).isEmpty();
        assertThat(compared).isGreaterThan(CASES / 10);
    }

    @Test
    void aPatchMakesOfARecordWhatItMakesThere() {
        GeneratedScim generated = new GeneratedScim(SEED);
        List<PatchCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            cases.add(new PatchCase(generated.person(), generated.operations()));
        }
        List<JsonNode> theirs =
                NpmScim.answers(cases.stream().map(PatchCase::forNpm).toList());
        List<String> different = new ArrayList<>();
        int compared = 0;
        for (int i = 0; i < CASES; i++) {
            PatchCase one = cases.get(i);
            Optional<JsonNode> ours = one.ours();
            Optional<JsonNode> other = Optional.ofNullable(theirs.get(i).get("result"));
            if (IntendedDifference.ofPatch(one.operations())) {
                continue;
            }
            compared++;
            if (!ours.equals(other)) {
                different.add(one + "\n  ours  " + ours + "\n  there " + theirs.get(i));
            }
        }
        assertThat(different).isEmpty();
        assertThat(compared).isGreaterThan(CASES / 10);
    }

    private record FilterCase(String filter, ObjectNode person) {

        /** Texts compare without case (RFC 7643 has caseExact false for all of these); the library compares them as they are. */
        JsonNode forNpm() {
            return parsed(JSON.createObjectNode()
                    .put("filter", filter)
                    .<ObjectNode>set("resource", person)
                    .toString()
                    .toLowerCase(Locale.ROOT));
        }

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

        JsonNode forNpm() {
            ObjectNode asked = JSON.createObjectNode();
            asked.set("resource", record);
            asked.set("operations", operations);
            return asked;
        }

        Optional<JsonNode> ours() {
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

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
