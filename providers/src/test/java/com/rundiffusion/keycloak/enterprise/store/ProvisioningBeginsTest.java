package com.rundiffusion.keycloak.enterprise.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.PeopleRules;
import com.rundiffusion.keycloak.enterprise.Provisioning;
import com.rundiffusion.keycloak.enterprise.person.People;
import com.rundiffusion.keycloak.schema.PersonRow;
import com.rundiffusion.keycloak.schema.ProvisioningRow;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An enterprise whose people have signed in for a while lets its Entra provision them. */
final class ProvisioningBeginsTest {

    private static final String PEOPLE = "select person from PersonRow person order by person.objectId";

    private final TestStore store = new TestStore();

    @AfterEach
    void close() {
        store.close();
    }

    private static Enterprise with(Provisioning policy, Enterprise enterprise) {
        return new Enterprise(
                enterprise.alias(),
                enterprise.displayName(),
                enterprise.application(),
                enterprise.domains(),
                enterprise.otherDomains(),
                enterprise.status(),
                enterprise.contacts(),
                enterprise.planEndsOn(),
                new PeopleRules(policy, Optional.empty()));
    }

    @Test
    void whoSignedInBeforeHasARecordAndNobodyHasTwo() {
        store.connect("contoso", Set.of(), Map.of());
        store.people("contoso", "contoso.com", 450);
        store.connect("fabrikam", Set.of(), Map.of());
        store.people("fabrikam", "fabrikam.com", 1);

        store.update("contoso", enterprise -> with(Provisioning.OPTIONAL, enterprise));

        assertThat(store.query(PEOPLE, PersonRow.class))
                .hasSize(450)
                .allMatch(person -> person.proven && !person.managed && person.active && person.userId != null)
                .first()
                .extracting(person -> person.objectId)
                .isEqualTo("object-0");
        assertThat(store.query("select row from ProvisioningRow row", ProvisioningRow.class))
                .singleElement()
                .matches(row -> row.adoptedAt != null);

        store.update("contoso", enterprise -> with(Provisioning.OFF, enterprise));
        store.update("contoso", enterprise -> with(Provisioning.REQUIRED, enterprise));
        assertThat(store.query(PEOPLE, PersonRow.class)).hasSize(450);
    }

    @Test
    void whetherAnybodyWasProvisionedIsKnown() {
        store.connect("contoso", Set.of(), Map.of("provisioning", "optional"));
        store.people("contoso", "contoso.com", 1);
        assertThat(hasProvisioned()).isFalse();

        store.sessions()
                .run(session -> new People(session, TestStore.providerId("contoso")).addProvisioned(null, "ada"));

        assertThat(hasProvisioned()).isTrue();
    }

    private boolean hasProvisioned() {
        return store.call(enterprises -> enterprises.hasProvisioned(TestStore.tenant("contoso")));
    }
}
