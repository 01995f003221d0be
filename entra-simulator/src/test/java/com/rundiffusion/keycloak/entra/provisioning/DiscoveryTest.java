package com.rundiffusion.keycloak.entra.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.provisioning.DiscoveredAccount.Ownership;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** "Discover identities". */
class DiscoveryTest {

    private final StubApplication application = new StubApplication();

    @RegisterExtension
    private final Customer customer = new Customer(application);

    @Test
    void allPagesAreReadAndEachAccountHasAnOwner() {
        EntraUser ada = customer.assigned(Person.MEMBER);
        customer.job().cycle();
        application.users().put("{\"userName\": \"ELIF.SOMMER@contoso.example\"}");
        for (int i = 1; i <= 10; i++) {
            application.users().put("{\"userName\": \"local" + i + "\"}");
        }
        application.users().pageLimit(5);
        application.taken();
        var found = customer.job().discover();
        assertThat(application.lines())
                .containsExactly(
                        "GET /Users?startIndex=1&count=100",
                        "GET /Users?startIndex=6&count=100",
                        "GET /Users?startIndex=11&count=100");
        assertThat(found).hasSize(12);
        assertThat(found.get(0))
                .isEqualTo(new DiscoveredAccount(customer.id(ada), "ada.winter@contoso.example", Ownership.ASSIGNED));
        assertThat(found.get(1).ownership()).isEqualTo(Ownership.UNASSIGNED);
        assertThat(found.subList(2, 12))
                .extracting(DiscoveredAccount::ownership)
                .containsOnly(Ownership.LOCAL);
    }

    @Test
    void anApplicationWithoutAnybodyHasNoPages() {
        assertThat(customer.job().discover()).isEmpty();
    }
}
