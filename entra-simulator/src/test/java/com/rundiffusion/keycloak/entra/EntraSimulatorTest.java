package com.rundiffusion.keycloak.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.saml.Aadsts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The simulator on its own, and the page that explains it. */
class EntraSimulatorTest {

    private static EnterpriseApplication application(String replyUrls) {
        return EntraSimulator.entra(8081, replyUrls).contoso().application();
    }

    @Test
    void answersGoToTheDemoOrToProductionByName() {
        assertThat(application("demo").replyUrls()).isEqualTo(Sites.demo(8080).replyUrls());
        assertThat(application("production").replyUrls())
                .isEqualTo(Sites.production().replyUrls());
    }

    @Test
    void answersGoWhereADeveloperWantsThem() {
        EnterpriseApplication own = application("http://localhost:3000/acs  http://localhost:4000/acs");
        assertThat(own.replyUrls()).isEqualTo(List.of("http://localhost:3000/acs", "http://localhost:4000/acs"));
        assertThat(own.defaultReplyUrl()).isEqualTo("http://localhost:3000/acs");
        assertThat(own.signOnUrl()).isEmpty();
    }

    @Test
    void itsOwnUrlsAreOnItsPort() {
        assertThat(EntraSimulator.entra(9999, "production").contoso().loginUrl())
                .startsWith("http://login.microsoftonline.localhost:9999/");
    }

    @Test
    void tenantsPeopleAndKeysAreMadeAnewAtEachStart() {
        EntraTenant one = EntraSimulator.entra(8081, "demo").contoso();
        EntraTenant other = EntraSimulator.entra(8081, "demo").contoso();
        assertThat(other.id()).isNotEqualTo(one.id());
        assertThat(other.user(Person.MEMBER).objectId())
                .isNotEqualTo(one.user(Person.MEMBER).objectId());
        assertThat(other.application().certificates().active().pem())
                .isNotEqualTo(one.application().certificates().active().pem());
    }

    @Test
    void thePageSaysHowToGetEveryRefusalAndEveryPerson() throws IOException {
        String page = Files.readString(Path.of("../docs/entra-simulator.md"));
        for (Aadsts refusal : Aadsts.values()) {
            assertThat(page).contains("| " + refusal.code() + " | ");
        }
        SimulatedEntra entra = EntraSimulator.entra(8081, "demo");
        for (Person person : Person.values()) {
            String names = String.join(
                    ", ",
                    entra.tenants().stream()
                            .map(tenant -> tenant.user(person).displayName())
                            .toList());
            assertThat(page).contains("| `" + person + "` | " + names + " | ");
        }
    }
}
