package com.rundiffusion.keycloak.enterprise.firebase;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.database.TestDatabase;
import com.rundiffusion.keycloak.database.TestSessions;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirebaseUsersTest {

    private final TestDatabase database = TestDatabase.start();
    private final TestSessions sessions = new TestSessions(database);

    @AfterEach
    void close() {
        database.close();
    }

    private <T> T call(Function<FirebaseUsers, T> work) {
        return sessions.inTransaction(session -> work.apply(new FirebaseUsers(session, "provider")));
    }

    private void keep(String nameId, String uid) {
        call(users -> users.keep(nameId, uid));
    }

    private Optional<String> claim(String nameId, String objectId) {
        return call(users -> users.claim(nameId, objectId));
    }

    @Test
    void whoComesFirstWithANameGetsItsUidForGood() {
        keep("ada@contoso.com", "uid-1");
        assertThat(claim("ada@contoso.com", "ada")).contains("uid-1");
        assertThat(claim("ada@contoso.com", "somebody-else")).isEmpty();
        assertThat(claim("ada.renamed@contoso.com", "ada")).contains("uid-1");
    }

    @Test
    void caseCountsUnlessThatLeavesOne() {
        keep("Ada@contoso.com", "uid-1");
        keep("Eve@contoso.com", "uid-2");
        keep("EVE@contoso.com", "uid-3");
        assertThat(claim("ada@CONTOSO.com", "ada")).contains("uid-1");
        assertThat(claim("eve@contoso.com", "eve")).isEmpty();
        assertThat(claim("EVE@contoso.com", "eve")).contains("uid-3");
    }

    @Test
    void aUidOfSeveralNamesIsOnePersons() {
        keep("ada@contoso.com", "uid-1");
        keep("ada@old.contoso.com", "uid-1");
        assertThat(claim("ada@contoso.com", "ada")).contains("uid-1");
        assertThat(claim("ada@old.contoso.com", "somebody-else")).isEmpty();
    }

    /** Asked at each sign-in of whoever has none, for ever. */
    @Test
    void thatSomebodyHasNoneIsOneQuestion() {
        keep("ada@contoso.com", "uid-1");
        assertThat(database.statements(() -> claim("new@contoso.com", "new"))).isEqualTo(1);
    }
}
