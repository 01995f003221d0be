package com.rundiffusion.keycloak.e2e.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.ProvisionedCompany;
import com.rundiffusion.keycloak.testkit.enterprise.ScimApi;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What operations see of a company's provisioning. */
class ProvisioningSeenTest {

    @RegisterExtension
    static final ProvisionedCompany COMPANY = new ProvisionedCompany(88);

    @RegisterExtension
    private final Journey journey = new Journey();

    private final ScimApi scim = COMPANY.scim();

    private String post(String path, String body) {
        ScimApi.Answer answer = scim.send("POST", path, body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    private String person(String externalId, boolean active) {
        return post(
                "/Users",
                "{'externalId': '%s', 'userName': '%s@x.example', 'active': %s}"
                        .formatted(externalId, UUID.randomUUID(), active));
    }

    private static String objectId() {
        return UUID.randomUUID().toString();
    }

    private JsonNode told() {
        EnterpriseApi.Answer answer =
                EnterpriseApi.of(journey).send("GET", "/" + COMPANY.alias() + "/provisioning", null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void peopleAreCountedAndWhatIsToDoIsSaid() {
        assertThat(told().path("warnings")).isEmpty();
        person(objectId(), true);
        person(objectId(), false);
        String removed = person(objectId(), true);
        assertThat(scim.send("DELETE", "/Users/" + removed, "").status()).isEqualTo(204);
        String waiting = person("nickname", true);
        String group = objectId();
        post("/Groups", "{'displayName': 'Painters', 'externalId': '%s'}".formatted(group));
        String missing = objectId();
        EnterpriseApi.Answer put = EnterpriseApi.of(journey)
                .put(
                        COMPANY.alias(),
                        Map.of(
                                "roles",
                                Map.of(
                                        "source",
                                        "provisionedGroups",
                                        "map",
                                        Map.of(group, "member", missing, "admin"))));
        assertThat(put.status()).as(put.text()).isEqualTo(200);

        JsonNode told = told();

        assertThat(told.path("people").toString())
                .isEqualTo("{\"active\":1,\"inactive\":1,\"waiting\":1,\"removed\":1,\"notProvisioned\":0}");
        assertThat(told.path("groups").asInt()).isEqualTo(1);
        assertThat(told.path("waiting").findValuesAsText("id")).containsExactly(waiting);
        assertThat(told.path("warnings").findValuesAsText("code")).containsExactly("people_waiting", "groups_missing");
        assertThat(told.path("warnings").path(0).path("change").toString())
                .isEqualTo("{\"target\":\"externalId\",\"source\":\"objectId\"}");
        assertThat(told.path("warnings").path(1).path("items").toString()).isEqualTo("[\"" + missing + "\"]");
        assertThat(told.toString()).doesNotContain("x.example", "nickname", "Painters");
    }
}
