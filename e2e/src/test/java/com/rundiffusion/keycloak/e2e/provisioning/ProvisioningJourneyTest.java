package com.rundiffusion.keycloak.e2e.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.provisioning.MappingPreset;
import com.rundiffusion.keycloak.entra.provisioning.ProvisioningJob;
import com.rundiffusion.keycloak.entra.provisioning.Step;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.ScriptedSignIn;
import com.rundiffusion.keycloak.testkit.journey.TokenEndpoint;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People come, change and go at Entra, and the apps see it. */
class ProvisioningJourneyTest {

    private static final String APP = "rundiffusion";
    private static final String TOKENS = "/provisioning-tokens";

    @RegisterExtension
    private final Journey journey = new Journey();

    private EnterpriseApi api;
    private ProvisioningJob job;
    private JsonNode token;

    @BeforeEach
    void provision() {
        api = EnterpriseApi.of(journey);
        policy("optional");
        token = api.send("POST", "/" + alias() + TOKENS, Map.of()).json();
        job = journey.contoso()
                .provisioning()
                .credentials(token.path("url").asText(), token.path("token").asText())
                .mapping(MappingPreset.OBJECT_ID);
    }

    @AfterEach
    void stop() {
        job.stop();
        api.send("DELETE", "/" + alias() + TOKENS + "/" + token.path("id").asText(), null);
        policy("off");
    }

    private String alias() {
        return journey.contoso().name();
    }

    private void policy(String policy) {
        EnterpriseApi.Answer answer = api.put(alias(), Map.of("provisioning", policy));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private EntraUser assigned(String name) {
        EntraUser user = journey.contoso().directory().hire(name);
        journey.contoso().application().assignments().assign(user);
        return user;
    }

    private ScriptedSignIn signIn(EntraUser user) {
        return ScriptedSignIn.of(journey, journey.contoso(), user);
    }

    private void isRefused(EntraUser user, String code) {
        assertThatThrownBy(() -> signIn(user)).hasMessageContaining(code);
    }

    private TokenEndpoint.Answer refreshed(ScriptedSignIn signIn) {
        return new TokenEndpoint(journey.services().keycloak())
                .refresh(APP, signIn.tokens().text("refresh_token"));
    }

    @Test
    void theConnectionIsTestedAndTheCompanyKnowsIt() {
        assertThat(job.testConnection().works()).isTrue();
    }

    @Test
    void aJoinerIsThereBeforeTheFirstSignInAndIsTheSameAfterIt() {
        EntraUser joiner = assigned("Joan Joiner");

        assertThat(job.start().cycle().count(Step.CREATED)).isPositive();
        String id = job.targetId(joiner.objectId()).orElseThrow();
        signIn(joiner);
        job.cycle();

        assertThat(job.targetId(joiner.objectId())).contains(id);
        assertThat(job.quarantined()).isEmpty();
    }

    @Test
    void aLeaverIsOutAtOnceAndARehiredPersonIsTheSame() {
        EntraUser leaver = assigned("Leo Leaver");
        job.start().cycle();
        ScriptedSignIn signedIn = signIn(leaver);
        Object subject = signedIn.idClaims().get("sub");
        assertThat(refreshed(signedIn).status()).isEqualTo(200);
        ScriptedSignIn again = signIn(leaver);

        journey.contoso().application().assignments().unassign(leaver);
        job.cycle();

        assertThat(refreshed(again).text("error")).isEqualTo("invalid_grant");
        isRefused(leaver, "person_deactivated");

        journey.contoso().application().assignments().assign(leaver);
        job.cycle();
        assertThat(signIn(leaver).idClaims().get("sub")).isEqualTo(subject);
    }

    @Test
    void aMappingThatIsCorrectedLaterDoublesNobody() {
        job.mapping(MappingPreset.DEFAULT);
        EntraUser person = assigned("Mia Mapping");
        job.start().cycle();
        Object subject = signIn(person).idClaims().get("sub");
        String id = job.targetId(person.objectId()).orElseThrow();

        job.mapping(MappingPreset.OBJECT_ID);
        job.cycle();

        assertThat(job.targetId(person.objectId())).contains(id);
        assertThat(signIn(person).idClaims().get("sub")).isEqualTo(subject);
    }

    @Test
    void whoWasNotProvisionedIsRefusedWhereThatIsRequired() {
        EntraUser known = assigned("Kay Known");
        job.start().cycle();
        policy("required");
        EntraUser stranger = journey.contoso().directory().hire("Sam Stranger");

        signIn(known);
        isRefused(stranger, "person_not_provisioned");
    }
}
