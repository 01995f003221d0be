package com.rundiffusion.keycloak.e2e.security;

import static com.rundiffusion.keycloak.e2e.security.Trials.APP;
import static com.rundiffusion.keycloak.e2e.security.Trials.ARRIVAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import com.rundiffusion.keycloak.entra.saml.SigningOption;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Attempt;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What operators change while somebody is at Entra, and what even they cannot switch off. */
class StateCasesTest {

    private static final String PROVIDERS = "rundiffusion/identity-provider/instances";
    private static final String NORTHWIND = PROVIDERS + "/northwind";

    @RegisterExtension
    private final Journey journey = new Journey();

    private EnterpriseApi api;
    private EntraTenant northwind;

    @BeforeEach
    void connect() {
        api = EnterpriseApi.of(journey);
        northwind = journey.services().entra().northwind();
        assertThat(api.create(CustomerMail.document(northwind)).status()).isEqualTo(201);
    }

    @AfterEach
    void disconnect() {
        api.delete("northwind");
    }

    @Test
    @Tag("A41")
    void pausedMeanwhile() {
        refusesAfter(() -> api.status("northwind", "paused"), "enterprise_unavailable");
    }

    @Test
    @Tag("A41")
    void putBackIntoDraftMeanwhile() {
        refusesAfter(() -> api.put("northwind", Map.of("status", "draft")), "enterprise_unavailable");
    }

    @Test
    @Tag("A41")
    void disabledInKeycloaksConsoleMeanwhile() {
        refusesAfter(
                () -> {
                    ObjectNode provider = (ObjectNode) admin().get(NORTHWIND);
                    admin().put(NORTHWIND, provider.put("enabled", false));
                },
                "enterprise_unavailable");
    }

    @Test
    @Tag("A41")
    void deletedMeanwhile() {
        refusesAfter(() -> api.delete("northwind"), "enterprise_unavailable");
    }

    @Test
    @Tag("A41")
    void certificateReplacedMeanwhile() {
        String next = SigningCertificate.issue(Instant.now().minus(Duration.ofDays(1)))
                .pem();
        refusesAfter(() -> api.put("northwind", Map.of("certificates", List.of(next))), "signature_invalid");
    }

    /** The control: a change that is none of these. */
    @Test
    @Tag("A41")
    void renamedMeanwhile() {
        Journey.Answer answer = journey.answer(APP, northwind, Person.MEMBER);
        api.put("northwind", Map.of("displayName", "Northwind Traders"));
        journey.post(ARRIVAL, answer.form());
        journey.app().awaitSignedIn();
    }

    private void refusesAfter(Runnable change, String code) {
        Journey.Answer answer = journey.browser().answer(APP, northwind, Person.MEMBER);
        change.run();
        Attempt attempt = Attempt.on(journey);
        journey.browser().post(ARRIVAL, answer.form());
        attempt.isRefused("northwind", code);
    }

    /** Keycloak's own admin REST takes such settings, and they mean nothing. */
    @Test
    @Tag("A16")
    void aProviderThatAsksForNoSignatureIsSentNoneInVain() {
        configure("validateSignature", "false");
        configure("wantAssertionsSigned", "false");

        Journey.Answer answer = journey.browser().answer(APP, northwind, Person.MEMBER);
        answer.draft().signing(SigningOption.NONE);
        Attempt attempt = Attempt.on(journey);
        journey.browser().post(ARRIVAL, answer.form());
        attempt.isRefused("northwind", "signature_missing");
        journey.browser().signIn(APP, northwind, Person.MEMBER);
    }

    /** It could be told to ask for no signature. */
    @Test
    @Tag("A16")
    void keycloaksOwnSamlProviderIsNotThere() {
        JsonNode stock = ((ObjectNode) admin().get(NORTHWIND))
                .put("alias", "stock")
                .put("providerId", "saml")
                .without(List.of("internalId", "organizationId"));
        assertThatThrownBy(() -> admin().post(PROVIDERS, stock))
                .hasMessageContaining("Invalid identity provider id [saml]");
        assertThat(admin().get(PROVIDERS + "?max=100").findValuesAsText("alias"))
                .contains("northwind")
                .doesNotContain("stock");
    }

    /** Past our own API, as Keycloak's admin console does. */
    private void configure(String setting, String value) {
        ObjectNode provider = (ObjectNode) admin().get(NORTHWIND);
        ((ObjectNode) provider.get("config")).put(setting, value);
        admin().put(NORTHWIND, provider);
    }

    private AdminRest admin() {
        return journey.services().admin();
    }
}
