package com.rundiffusion.keycloak.enterprise.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.provisioning.AccessTokens.Made;
import com.rundiffusion.keycloak.enterprise.provisioning.AccessTokens.Opened;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import com.rundiffusion.keycloak.schema.ProvisioningRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each call is a transaction of its own. */
final class AccessTokensTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final TestStore store = new TestStore();

    @AfterEach
    void close() {
        store.close();
    }

    private <T> T with(Function<AccessTokens, T> work) {
        return store.sessions().inTransaction(session -> work.apply(new AccessTokens(session)));
    }

    private Made make(String providerId) {
        return make(providerId, null, NOW).orElseThrow();
    }

    private Optional<Made> make(String providerId, Instant endsAt, Instant now) {
        return with(tokens -> tokens.make(providerId, Optional.of("anna"), Optional.ofNullable(endsAt), now));
    }

    private Optional<String> opened(AccessToken token, Instant now) {
        return with(tokens -> tokens.open(token, now)).map(Opened::providerId);
    }

    private Optional<StoredToken> revoke(String providerId, Made made) {
        return with(tokens -> tokens.revoke(providerId, made.stored().id(), NOW));
    }

    private List<StoredToken> all() {
        return with(tokens -> tokens.of("one"));
    }

    private boolean isReady(AccessToken token) {
        return with(tokens -> tokens.open(token, NOW).orElseThrow().ready());
    }

    @Test
    void itOpensWhatItWasMadeForAndNothingOfItIsStored() {
        Made made = make("one");
        make("other");
        assertThat(opened(made.secret(), NOW)).contains("one");
        assertThat(opened(AccessToken.make(), NOW)).isEmpty();
        assertThat(store.query("select row.hash from AccessTokenRow row where row.providerId = 'one'", String.class))
                .containsExactly(made.secret().hash());
    }

    /** Whatever comes of it. */
    @Test
    void itIsOneQuestion() {
        AccessToken known = make("one").secret();
        with(tokens -> tokens.open(known, NOW));
        for (AccessToken token : new AccessToken[] {known, AccessToken.make()}) {
            assertThat(store.database().statements(() -> with(tokens -> tokens.open(token, NOW))))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatIsRevokedOrOverOpensNothing() {
        Made revoked = make("one");
        Made ends = make("one", NOW.plusSeconds(60), NOW).orElseThrow();
        assertThat(revoke("other", revoked)).isEmpty();
        assertThat(opened(revoked.secret(), NOW)).isPresent();
        assertThat(revoke("one", revoked)).isPresent();
        assertThat(opened(revoked.secret(), NOW)).isEmpty();
        assertThat(opened(ends.secret(), NOW.plusSeconds(59))).isPresent();
        assertThat(opened(ends.secret(), NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void twoOpenAtOnceAndAThirdOnceOneIsShut() {
        Made first = make("one");
        make("one", NOW.plusSeconds(60), NOW);
        assertThat(make("one", null, NOW)).isEmpty();
        make("other");
        assertThat(make("one", null, NOW.plusSeconds(60))).isPresent();
        assertThat(make("one", null, NOW.plusSeconds(60))).isEmpty();
        revoke("one", first);
        assertThat(make("one", null, NOW.plusSeconds(60))).isPresent();
    }

    @Test
    void thoseThatAreShutAreToldOfForAWhile() {
        Made made = make("one");
        revoke("one", made);
        make("one", null, NOW.plus(Duration.ofDays(90)));
        assertThat(all()).hasSize(2);
        make("one", null, NOW.plus(Duration.ofDays(91)));
        assertThat(all())
                .hasSize(2)
                .allSatisfy(token -> assertThat(token.status(NOW)).isEqualTo(StoredToken.Status.OPEN));
    }

    @Test
    void itsUseIsNotedOnceAMinute() {
        String id = make("one").stored().id();
        for (int seconds : new int[] {0, 59, 60}) {
            boolean known = with(tokens -> tokens.noteUse(id, NOW.plusSeconds(seconds)));
            assertThat(known).isTrue();
            assertThat(all().get(0).lastUsedAt()).contains(NOW.plusSeconds(seconds / 60 * 60L));
        }
    }

    /** Not the one that Entra comes with now: the other was never entered, or is the one of before. */
    @Test
    void ofTwoTheOneThatWasNotUsedForLongestIsFirst() {
        Made first = make("one", null, NOW).orElseThrow();
        Made second = make("one", null, NOW.plusSeconds(1)).orElseThrow();
        assertThat(open()).containsExactly(first.stored().id(), second.stored().id());
        use(first, NOW.plusSeconds(2));
        assertThat(open()).containsExactly(second.stored().id(), first.stored().id());
        use(second, NOW.plusSeconds(3));
        assertThat(open()).containsExactly(first.stored().id(), second.stored().id());
        revoke("one", first);
        assertThat(open()).containsExactly(second.stored().id());
    }

    private List<String> open() {
        return with(tokens ->
                tokens.thatOpen("one", NOW).stream().map(StoredToken::id).toList());
    }

    private void use(Made made, Instant at) {
        boolean known = with(tokens -> tokens.noteUse(made.stored().id(), at));
        assertThat(known).isTrue();
    }

    /** A row that is there and says nothing of it: they are being made. */
    @Test
    void itWaitsWhilePeopleGetTheirRows() {
        AccessToken token = make("one").secret();
        assertThat(isReady(token)).isTrue();
        store.sessions().run(session -> {
            ProvisioningRow row = new ProvisioningRow();
            row.providerId = "one";
            row.realmId = session.getContext().getRealm().getId();
            TestStore.entities(session).persist(row);
        });
        assertThat(isReady(token)).isFalse();
        store.sessions()
                .run(session ->
                        TestStore.entities(session).find(ProvisioningRow.class, "one").adoptedAt = NOW.toEpochMilli());
        assertThat(isReady(token)).isTrue();
    }
}
