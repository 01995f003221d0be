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
import java.util.Locale;
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
