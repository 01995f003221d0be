package com.rundiffusion.keycloak.operations.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.enterprise.setup.SetupPeriods;
import com.rundiffusion.keycloak.enterprise.setup.SetupPurpose;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;

/** What a setup link may do to its company, by the link and the company as they are stored. */
final class SetupCompanyTest {

    private static final URI PAGES = URI.create("https://sso.rundiffusion.com/realms/rundiffusion/setup/");

    private final TestStore store = new TestStore();
    private final Instant now = KeycloakClock.now();

    @BeforeEach
    void connect() {
        store.connect("contoso", Set.of(), Map.of());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private <T> T with(Function<KeycloakSession, T> work) {
        return store.sessions().inTransaction(work);
    }

    private SetupLink link(SetupPurpose... purposes) {
        return with(session -> new SetupLinks(session)
                .create(
                        Set.of(purposes),
                        TestStore.providerId("contoso"),
                        null,
                        null,
                        PAGES,
                        StrictJson.MAPPER.createObjectNode(),
                        "anna",
                        now));
    }

    private boolean mayProvision(SetupLink link, Instant at) {
        return with(session -> new SetupCompany(session, link).mayProvision(at));
    }

    @Test
    void aLinkThatMayProvisionsUntilItsEnd() {
        SetupLink link = link(SetupPurpose.PROVISIONING);
        assertThat(mayProvision(link, now)).isTrue();
        assertThat(mayProvision(link, link.period().endsAt())).isFalse();
        assertThat(mayProvision(link(SetupPurpose.RENEW), now)).isFalse();
    }

    /** Nobody may ever set it going again: operations make a company live past an approval that was asked for. */
    @Test
    void aClockThatStandsStillMakesThatNoLonger() {
        SetupLink made = link(SetupPurpose.CONNECT, SetupPurpose.PROVISIONING);
        SetupLink waiting = with(session -> new SetupPeriods(session).stop(made, now));
        Instant end = waiting.period().endsAt();
        assertThat(waiting.period().isOver(end)).isFalse();
        assertThat(mayProvision(waiting, end.minusSeconds(1))).isTrue();
        assertThat(mayProvision(waiting, end)).isFalse();
    }
}
