package com.rundiffusion.keycloak.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.store.TestStore;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LaterSessionIndexesTest {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    private final TestStore store = new TestStore();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aSessionIsFoundByTheNameThatOneEnterpriseHasForIt() {
        add("_first", "session-1", NOON);
        add("_second", "session-1", NOON);

        assertThat(session("contoso-id", "_first")).contains("session-1");
        assertThat(session("contoso-id", "_second")).contains("session-1");
        assertThat(session("fabrikam-id", "_second")).isEmpty();
        assertThat(session("contoso-id", "_third")).isEmpty();
    }

    /** No Entra does so; whoever signs with its key might. */
    @Test
    void aNameThatComesAgainIsThatOfTheLastSession() {
        add("_same", "session-1", NOON);
        add("_same", "session-2", NOON);

        assertThat(session("contoso-id", "_same")).contains("session-2");
    }

    @Test
    void aNameThatIsTooLongIsNotKept() {
        add("_".repeat(128), "session-1", NOON);
        add("_".repeat(129), "session-1", NOON);

        assertThat(session("contoso-id", "_".repeat(128))).contains("session-1");
        assertThat(session("contoso-id", "_".repeat(129))).isEmpty();
    }

    @Test
    void theOldestAreForgottenAFewAtATime() {
        for (int i = 1; i <= 5; i++) {
            add("_" + i, "session-" + i, NOON.plusSeconds(i));
        }

        assertThat(forget(NOON.plusSeconds(4), 2)).isEqualTo(2);
        assertThat(session("contoso-id", "_2")).isEmpty();
        assertThat(session("contoso-id", "_3")).contains("session-3");
        assertThat(forget(NOON.plusSeconds(4), 2)).isEqualTo(1);
        assertThat(forget(NOON.plusSeconds(4), 2)).isZero();
        assertThat(session("contoso-id", "_4")).contains("session-4");
    }

    private void add(String index, String sessionId, Instant at) {
        store.sessions().run(session -> new LaterSessionIndexes(session).add("contoso-id", index, sessionId, at));
    }

    private Optional<String> session(String providerId, String index) {
        return store.sessions().inTransaction(session -> new LaterSessionIndexes(session).session(providerId, index));
    }

    private int forget(Instant before, int max) {
        return store.sessions().inTransaction(session -> new LaterSessionIndexes(session).forget(before, max));
    }
}
