package com.rundiffusion.keycloak.provisioning.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rundiffusion.keycloak.database.TestSessions;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import com.rundiffusion.keycloak.schema.ProvisioningRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;

final class ScimTransactionTest {

    private final TestStore store = new TestStore();
    private final ScimTransaction transaction =
            new ScimTransaction(new RealmTransaction(store.sessions().factory(), TestSessions.REALM));
    private int attempts;

    @AfterEach
    void close() {
        store.close();
    }

    private static void insert(KeycloakSession session, String providerId) {
        ProvisioningRow row = new ProvisioningRow();
        row.providerId = providerId;
        row.realmId = TestSessions.REALM;
        EntityManager database = TestStore.entities(session);
        database.persist(row);
        database.flush();
    }

    private long rows() {
        return store.query("select count(row) from ProvisioningRow row", Long.class)
                .get(0);
    }

    /** Of two that make the same, one finds what the other has made. */
    @Test
    void whoLosesARaceTriesAgainWithNothingOfItDone() {
        String done = transaction.call(session -> {
            insert(session, "mine-" + ++attempts);
            if (attempts < 3) {
                store.sessions().run(other -> insert(other, "theirs-" + attempts));
                insert(session, "theirs-" + attempts);
            }
            return "done";
        });
        assertThat(done).isEqualTo("done");
        assertThat(attempts).isEqualTo(3);
        assertThat(rows()).isEqualTo(3);
    }

    @Test
    void whoLosesEachTimeIsToldToComeAgain() {
        assertThatThrownBy(() -> transaction.call(session -> {
                    attempts++;
                    throw new OptimisticLockException();
                }))
                .isInstanceOfSatisfying(
                        ScimFault.class, fault -> assertThat(fault.code()).isEqualTo(ScimFaultCode.BUSY));
        assertThat(attempts).isEqualTo(3);
    }

    @Test
    void whatIsRefusedIsNotTriedAgainAndNothingOfItIsDone() {
        assertThatThrownBy(() -> transaction.call(session -> {
                    insert(session, "mine-" + ++attempts);
                    throw ScimFaultCode.PERSON_EXISTS.fault();
                }))
                .isInstanceOf(ScimFault.class);
        assertThat(attempts).isEqualTo(1);
        assertThat(rows()).isZero();
    }

    @Test
    void aMistakeOfOursIsNotTriedAgain() {
        assertThatThrownBy(() -> transaction.call(session -> {
                    attempts++;
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(attempts).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40001", "40P01", "55P03", "HYT00"})
    void theDatabaseTellsOfARaceByItsState(String state) {
        assertThat(ScimTransaction.isLost(new RuntimeException(new SQLException("", state))))
                .isTrue();
    }

    @Test
    void keycloaksOwnWordsForItCountToo() {
        assertThat(ScimTransaction.isLost(new ModelDuplicateException("taken"))).isTrue();
        assertThat(ScimTransaction.isLost(new SQLException("", "42P01"))).isFalse();
        assertThat(ScimTransaction.isLost(new SQLException("", (String) null))).isFalse();
    }
}
