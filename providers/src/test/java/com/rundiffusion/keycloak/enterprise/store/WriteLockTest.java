package com.rundiffusion.keycloak.enterprise.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rundiffusion.keycloak.database.TestDatabase;
import com.rundiffusion.keycloak.database.TestSessions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteLockTest {

    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final TestDatabase database = TestDatabase.start();
    private final TestSessions sessions = new TestSessions(database);

    @AfterEach
    void close() {
        database.close();
    }

    private void take() {
        sessions.run(session -> WriteLock.take(session, TestSessions.REALM, PATIENCE));
    }

    @Test
    void oneAfterTheOtherHasIt() {
        take();
        assertThatCode(this::take).doesNotThrowAnyException();
    }

    @Test
    void whoWaitsTooLongHearsThatOthersAreWriting() {
        take();
        sessions.run(session -> {
            WriteLock.take(session, TestSessions.REALM);
            assertThatThrownBy(this::take).isInstanceOf(WriteLock.Busy.class);
        });
        assertThatCode(this::take).doesNotThrowAnyException();
    }

    /** As in a database that is set to read only: nobody goes on without the lock. */
    @Test
    void aLockThatCannotBeMadeIsNoLock() throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter table SSO_WRITE_LOCK add constraint NOBODY check (REALM_ID = 'nobody')");
        }
        assertThatThrownBy(this::take).isInstanceOf(IllegalStateException.class).hasMessageContaining("cannot be made");
    }
}
