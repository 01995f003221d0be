package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The day after the last day of a customer's plan. */
class PlanEndTest {

    private static final String APP = Stack.SITES.rundiffusionApp();
    private static final String FABRIKAM = "rundiffusion/enterprises/fabrikam";

    @RegisterExtension
    private final Journey journey = new Journey();

    private final Background background = new Background(journey);

    @AfterEach
    void renew() {
        Map<String, Object> renewed = new HashMap<>();
        renewed.put("planEndsOn", null);
        renewed.put("status", "active");
        background.admin().put(FABRIKAM, renewed);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** As if a day had passed: our own API refuses a day that is over. */
    private void letThePlanEndYesterday() {
        background.setPastUs("fabrikam", "planEndsOn", today().minusDays(1).toString());
    }

    private String status() {
        return background.enterprise("fabrikam").path("status").asText();
    }

    private int sessions() {
        String user = background
                .admin()
                .get("rundiffusion/users?exact=true&idpAlias=fabrikam&idpUserId="
                        + journey.fabrikam().user(Person.MEMBER).objectId())
                .path(0)
                .path("id")
                .asText();
        return background
                .admin()
                .get("rundiffusion/users/" + user + "/sessions")
                .size();
    }

    @Test
    void onItsLastDayPeopleAreIn() {
        background.admin().put(FABRIKAM, Map.of("planEndsOn", today().toString()));
        journey.browser().signIn(APP, journey.fabrikam(), Person.MEMBER);
        background.awaitARound();
        assertThat(status()).isEqualTo("active");
        assertThat(sessions()).isPositive();
    }

    @Test
    void afterItsLastDayPeopleAreOutAndToldWhyNobodyGetsIn() throws IOException {
        background.admin().put(FABRIKAM, Map.of("planEndsOn", today().toString()));
        journey.browser().signIn(APP, journey.fabrikam(), Person.MEMBER);
        int before = background.events("enterprises/fabrikam").size();
        assertThat(sessions()).isPositive();

        letThePlanEndYesterday();
        background.await(() -> status().equals("paused"));
        background.awaitARound();

        assertThat(sessions()).isZero();
        List<JsonNode> events = background.events("enterprises/fabrikam");
        assertThat(events).as("said once").hasSize(before + 1);
        assertThat(events.get(0).path("representation").asText())
                .contains("plan-ended", "paused")
                .doesNotContain("\"by\"");
        assertThat(events.get(0).path("authDetails").has("userId")).isFalse();
        assertThat(Files.readString(journey.log())).contains("An enterprise's plan has ended", "enterprise=fabrikam");
        assertThat(journey.browser()
                        .open(Journey.link(APP, "fabrikam"))
                        .asksForAddress()
                        .message())
                .contains("is paused");
    }
}
