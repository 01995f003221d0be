package com.rundiffusion.keycloak.e2e.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.provisioning.MappingPreset;
import com.rundiffusion.keycloak.entra.provisioning.Step;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.ScriptedSignIn;
import com.rundiffusion.keycloak.testkit.journey.TokenEndpoint;
import com.rundiffusion.keycloak.testkit.server.LogoutListener;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People come, change and go at Entra, and the apps see it. */
class ProvisioningJourneyTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    private ContosoProvisioning contoso;

    @BeforeEach
    void provision() {
        contoso = ContosoProvisioning.begin(journey);
    }

    @AfterEach
    void stop() {
        contoso.end();
    }

    @Test
    void theConnectionIsTestedAndTheCompanyKnowsIt() {
        assertThat(contoso.job().testConnection().works()).isTrue();
    }

    @Test
    void aJoinerIsThereBeforeTheFirstSignInAndIsTheSameAfterIt() {
        EntraUser joiner = contoso.assigned("Joan Joiner");

        assertThat(contoso.job().start().cycle().count(Step.CREATED)).isPositive();
        String id = contoso.job().targetId(joiner.objectId()).orElseThrow();
        contoso.signIn(joiner);
        contoso.job().cycle();

        assertThat(contoso.job().targetId(joiner.objectId())).contains(id);
        assertThat(contoso.job().quarantined()).isEmpty();
    }

    @Test
    void aLeaverIsOutAtOnceAndARehiredPersonIsTheSame() {
        EntraUser leaver = contoso.assigned("Leo Leaver");
        contoso.job().start().cycle();
        ScriptedSignIn signedIn = contoso.signIn(leaver);
        Object subject = signedIn.idClaims().get("sub");
        assertThat(contoso.refreshed(signedIn).status()).isEqualTo(200);
        ScriptedSignIn again = contoso.signIn(leaver);

        journey.contoso().application().assignments().unassign(leaver);
        contoso.job().cycle();

        assertThat(contoso.refreshed(again).text("error")).isEqualTo("invalid_grant");
        contoso.isRefused(leaver, "person_deactivated");

        journey.contoso().application().assignments().assign(leaver);
        contoso.job().cycle();
        assertThat(contoso.signIn(leaver).idClaims().get("sub")).isEqualTo(subject);
    }

    /** Nobody has said since that the person may come in again. */
    @Test
    void whoWasSwitchedOffStaysSoOnceProvisioningIsOff() {
        EntraUser leaver = contoso.assigned("Lou Leftlong");
        contoso.job().start().cycle();
        contoso.signIn(leaver);
        journey.contoso().application().assignments().unassign(leaver);
        contoso.job().cycle();

        contoso.policy("off");

        contoso.isRefused(leaver, "account_disabled");
    }

    @Test
    void aMappingThatIsCorrectedLaterDoublesNobody() {
        contoso.job().mapping(MappingPreset.DEFAULT);
        EntraUser person = contoso.assigned("Mia Mapping");
        contoso.job().start().cycle();
        double bound = bound();
        Object subject = contoso.signIn(person).idClaims().get("sub");
        assertThat(bound()).as("who waited is known now").isEqualTo(bound + 1);
        String id = contoso.job().targetId(person.objectId()).orElseThrow();

        contoso.job().mapping(MappingPreset.OBJECT_ID);
        contoso.job().cycle();

        assertThat(contoso.job().targetId(person.objectId())).contains(id);
        assertThat(contoso.signIn(person).idClaims().get("sub")).isEqualTo(subject);
    }

    private double bound() {
        return new Background(journey)
                .monitoring()
                .value("sso_provisioning_people_total{change=\"bound\"}")
                .orElseThrow();
    }

    @Test
    void whoWasNotProvisionedIsRefusedWhereThatIsRequired() {
        EntraUser known = contoso.assigned("Kay Known");
        contoso.job().start().cycle();
        contoso.policy("required");
        EntraUser stranger = contoso.hired("Sam Stranger");

        contoso.signIn(known);
        contoso.isRefused(stranger, "person_not_provisioned");
    }

    @Test
    void aLeaverIsOutWithinSecondsAndTheAppIsTold() {
        try (LogoutListener app = LogoutListener.start(journey.services().admin())) {
            EntraUser leaver = contoso.assigned("Lou Leaver");
            contoso.job().start().cycle();
            ScriptedSignIn session = ScriptedSignIn.of(
                    journey,
                    Authorization.of(LogoutListener.CLIENT).with("redirect_uri", LogoutListener.HOME),
                    journey.contoso(),
                    leaver);
            contoso.directory().block(leaver);

            Instant begun = Instant.now();
            contoso.job().onDemand(leaver.objectId());
            String refused = new TokenEndpoint(journey.services().keycloak())
                    .refresh(LogoutListener.CLIENT, session.tokens().text("refresh_token"))
                    .text("error");
            Duration out = Duration.between(begun, Instant.now());
            new Background(journey).await(() -> !app.heard().isEmpty());
            Duration told = Duration.between(begun, Instant.now());

            assertThat(refused).isEqualTo("invalid_grant");
            assertThat(app.heard()).hasSize(1);
            System.out.printf(
                    "From the leaver's active=false to a refused refresh: %d ms, to an app that is told: %d ms%n",
                    out.toMillis(), told.toMillis());
            assertThat(told).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void aGuestIsKnownByTheObjectIdAndTheNameThatTheirAssertionHas() {
        EntraUser guest = contoso.directory().user(Person.EMAIL_CODE_GUEST);
        contoso.job().start().cycle();
        JsonNode accounts =
                journey.services().admin().get("rundiffusion/users?exact=true&username=contoso." + guest.objectId());
        assertThat(accounts).as("before the guest signs in").hasSize(1);
        contoso.policy("required");

        assertThat(contoso.signIn(guest).idClaims())
                .containsEntry("sub", accounts.get(0).path("id").asText());
        contoso.job().cycle();
        assertThat(contoso.job().quarantined()).isEmpty();
    }

    @Test
    void aRenamedPersonIsTheSameAndTheAppHearsTheNewName() {
        EntraUser person = contoso.assigned("Rita Before");
        contoso.job().start().cycle();
        ScriptedSignIn session = contoso.signIn(person);
        String id = contoso.job().targetId(person.objectId()).orElseThrow();

        String name = "rita.after@contoso.example";
        contoso.directory().rename(person, name, name);
        contoso.directory().set(person, "surname", "After");
        EntraUser renamed = contoso.directory().set(person, "displayName", "Rita After");
        contoso.job().cycle();

        assertThat(contoso.job().targetId(person.objectId())).contains(id);
        assertThat(session.refreshed().idClaims())
                .containsEntry("name", "Rita After")
                .containsEntry("family_name", "After")
                .containsEntry("email", name);
        assertThat(contoso.signIn(renamed).idClaims())
                .containsEntry("sub", session.idClaims().get("sub"))
                .containsEntry("name", "Rita After");
    }
}
