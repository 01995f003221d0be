package com.rundiffusion.keycloak.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.database.TestDatabase;
import com.rundiffusion.keycloak.database.TestSessions;
import com.rundiffusion.keycloak.schema.LogoutNoticeRow;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.connections.jpa.JpaConnectionProvider;

/** Two notices are due: one of each app. */
class WaitingNoticesTest {

    private final TestDatabase database = TestDatabase.start();
    private final TestSessions sessions = new TestSessions(database);

    @BeforeEach
    void fill() {
        Stream.of("one", "other")
                .forEach(app -> sessions.run(session -> {
                    LogoutNoticeRow row = new LogoutNoticeRow();
                    row.id = "of " + app;
                    row.realmId = TestSessions.REALM;
                    row.clientId = app;
                    row.userId = "ada";
                    row.sessionId = "session";
                    row.issuer = "https://sso.example";
                    row.dueAt = app.length();
                    session.getProvider(JpaConnectionProvider.class)
                            .getEntityManager()
                            .persist(row);
                }));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private <T> T call(Function<WaitingNotices, T> work) {
        return sessions.inTransaction(session -> work.apply(new WaitingNotices(session)));
    }

    private boolean claim(String id) {
        return call(notices -> notices.claim(notices.find(id).orElseThrow()));
    }

    private List<String> due(String... resting) {
        return call(notices -> notices.due(Set.of(resting), 10));
    }

    @Test
    void whatIsClaimedIsNobodyElses() {
        assertThat(claim("of one")).isTrue();
        assertThat(claim("of one")).isFalse();
        assertThat(due()).containsExactly("of other");
    }

    @Test
    void theLongestDueComesFirst() {
        assertThat(due()).containsExactly("of one", "of other");
    }

    @Test
    void whatIsForAnAppThatRestsWaits() {
        assertThat(due("one")).containsExactly("of other");
    }

    @Test
    void whatWasNotHeardWaitsItsTime() {
        claim("of one");
        call(notices -> {
            notices.repeat("of one", Duration.ofMillis(-1));
            return null;
        });
        assertThat(due()).contains("of one");
        assertThat(call(notices -> notices.find("of one")).orElseThrow().attempts)
                .isEqualTo(1);
    }

    @Test
    void whatWasHeardIsGone() {
        call(notices -> {
            notices.forget("of one");
            return null;
        });
        assertThat(due()).containsExactly("of other");
    }
}
