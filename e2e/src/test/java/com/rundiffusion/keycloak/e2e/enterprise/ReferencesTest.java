package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.ServiceAccount;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What support reads who is told the reference of a refused sign-in. */
class ReferencesTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    @Test
    void aReferenceGivesTheRefusalWithWhatWasWantedAndWhatCame() {
        String reference = refuse();
        JsonNode found = EnterpriseApi.of(journey).reference(reference).json();
        assertThat(found.path("reference").asText()).isEqualTo(reference);
        assertThat(found.path("reason").asText()).isEqualTo("audience_mismatch");
        assertThat(found.path("fixer").asText()).isEqualTo("customer_admin");
        assertThat(found.path("setting").asText()).isEqualTo("identifier");
        assertThat(found.path("sentence").asText()).isNotEmpty().doesNotContain("rejection.");
        assertThat(found.path("fix").asText()).contains("Identifier (Entity ID)");
        assertThat(found.path("enterprise").asText()).isEqualTo("contoso");
        assertThat(found.path("client").asText()).isEqualTo("rundiffusion");
        assertThat(found.path("expected").asText()).contains("rundiffusion.com");
        assertThat(found.path("actual").asText()).contains("spn:somebody.else");
        assertThat(Duration.between(Instant.parse(found.path("time").asText()), Instant.now()))
                .isLessThan(Duration.ofMinutes(5));
    }

    /** As somebody types it who heard it on the telephone. */
    @Test
    void howItIsTypedDoesNotMatter() {
        String reference = refuse();
        String typed = " " + reference.toLowerCase(Locale.ROOT).replace("-", "%20");
        EnterpriseApi.Answer found = EnterpriseApi.of(journey).reference(typed.trim());
        assertThat(found.json().path("reference").asText()).isEqualTo(reference);
    }

    @Test
    void oneThatNobodyWasGivenIsUnknown() {
        String reference = refuse();
        char last = reference.charAt(reference.length() - 1);
        String other = reference.substring(0, reference.length() - 1) + (last == 'Z' ? 'Y' : 'Z');
        EnterpriseApi api = EnterpriseApi.of(journey);
        assertThat(api.reference(other).status()).isEqualTo(404);
        assertThat(api.reference("what").status()).isEqualTo(404);
        assertThat(api.reference(reference).status()).isEqualTo(200);
    }

    @Test
    void itTakesTheRightToSeeEnterprises() {
        String reference = refuse();
        assertThat(statusFor("view-enterprises", reference)).isEqualTo(200);
        assertThat(statusFor("view-users", reference)).isEqualTo(403);
    }

    @Test
    void theLastRefusalsOfAnEnterpriseAreListedTheNewestFirst() {
        String before = refuse();
        String last = refuse();
        EnterpriseApi api = EnterpriseApi.of(journey);
        JsonNode page = api.send("GET", "/contoso/refusals?max=2", null).json();
        assertThat(page.findValuesAsText("reference")).containsExactly(last, before);
        assertThat(page.get(0)).isEqualTo(api.reference(last).json());
        assertThat(api.send("GET", "/contoso/refusals?first=1&max=1", null)
                        .json()
                        .findValuesAsText("reference"))
                .containsExactly(before);
        assertThat(api.send("GET", "/fabrikam/refusals", null).text()).doesNotContain(last);
        assertThat(api.send("GET", "/contoso/refusals?max=abc", null).faults()).containsExactly("max number_malformed");
        assertThat(api.send("GET", "/nobody/refusals", null).status()).isEqualTo(404);
    }

    /** Its domain names no person, and a guest needs another rule, not another address. */
    @Test
    void theFixOfAForeignAddressNamesTheDomainAndTheRuleForGuests() {
        EnterpriseApi api = EnterpriseApi.of(journey);
        Journey.Answer answer =
                journey.browser().answer(Stack.SITES.rundiffusionApp(), journey.fabrikam(), Person.MEMBER);
        answer.draft()
                .claim(
                        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
                        "somebody@elsewhere.example");
        api.put("fabrikam", Map.of("otherDomains", "refuse"));
        try {
            journey.browser().post(answer);
        } finally {
            api.put("fabrikam", Map.of("otherDomains", "unverified"));
        }
        assertThat(journey.browser().arrival().body()).contains("guest");
        JsonNode found =
                api.reference(journey.browser().arrival().text("reference")).json();
        assertThat(found.path("actual").asText()).isEqualTo("elsewhere.example");
        assertThat(found.path("fix").asText()).contains("otherDomains: unverified");
        assertThat(found.toString()).doesNotContain("somebody");
    }

    @Test
    void refusalsTakeTheRightToSeeEnterprises() {
        for (String path : List.of("/contoso/refusals", "/contoso/check")) {
            String method = path.endsWith("check") ? "POST" : "GET";
            try (ServiceAccount sees = ServiceAccount.with(journey.services(), "view-enterprises")) {
                assertThat(sees.api().send(method, path, null).status()).isEqualTo(200);
            }
            try (ServiceAccount other = ServiceAccount.with(journey.services(), "view-users")) {
                assertThat(other.api().send(method, path, null).status()).isEqualTo(403);
            }
        }
    }

    private int statusFor(String role, String reference) {
        try (ServiceAccount account = ServiceAccount.with(journey.services(), role)) {
            return account.api().reference(reference).status();
        }
    }

    private String refuse() {
        Journey.Answer answer =
                journey.browser().answer(Stack.SITES.rundiffusionApp(), journey.contoso(), Person.MEMBER);
        answer.draft().with(ResponseField.AUDIENCE, "spn:somebody.else");
        journey.browser().post(answer);
        return journey.browser().arrival().text("reference");
    }
}
