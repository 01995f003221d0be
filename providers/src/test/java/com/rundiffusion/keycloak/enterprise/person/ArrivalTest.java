package com.rundiffusion.keycloak.enterprise.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.Provisioning;
import com.rundiffusion.keycloak.schema.PersonRow;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sign-in means for whoever is known, in every combination. */
final class ArrivalTest {

    /** The state of a record in one word; a blank where there is none. */
    private static Optional<PersonRow> person(String state) {
        if (state == null) {
            return Optional.empty();
        }
        PersonRow person = new PersonRow();
        person.managed = !state.equals("unmanaged");
        person.active = !state.equals("inactive");
        person.removedAt = state.equals("removed") ? Long.valueOf(1) : null;
        return Optional.of(person);
    }

    @ParameterizedTest
    @CsvSource({
        // known, waiting, off, optional, required
        " , , NEW, NEW, NOT_PROVISIONED",
        " , active, NEW, BIND, BIND",
        " , inactive, NEW, BIND, BIND",
        "unmanaged, , KNOWN, KNOWN, NOT_PROVISIONED",
        "unmanaged, active, KNOWN, MERGE, MERGE",
        "unmanaged, inactive, KNOWN, MERGE, MERGE",
        "active, , KNOWN, KNOWN, KNOWN",
        "active, active, KNOWN, KNOWN, KNOWN",
        "inactive, , KNOWN, DEACTIVATED, DEACTIVATED",
        "inactive, active, KNOWN, DEACTIVATED, DEACTIVATED",
        "removed, , KNOWN, DEACTIVATED, DEACTIVATED",
        "removed, active, KNOWN, MERGE, MERGE"
    })
    void whoIsKnownAndWhoWaitsSayWhatBecomesOfIt(
            String known, String waiting, Arrival off, Arrival optional, Arrival required) {
        assertThat(Arrival.of(person(known), person(waiting), Provisioning.OFF)).isEqualTo(off);
        assertThat(Arrival.of(person(known), person(waiting), Provisioning.OPTIONAL))
                .isEqualTo(optional);
        assertThat(Arrival.of(person(known), person(waiting), Provisioning.REQUIRED))
                .isEqualTo(required);
    }
}
