package com.rundiffusion.keycloak.enterprise.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.domain.DomainProof.Method;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the proof of a domain is looked for, and what becomes of it. */
class DomainProofsTest {

    private static final String LINK = "link";
    private static final String DOMAIN = "northwind.example";
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    private final TestStore store = new TestStore();

    @AfterEach
    void close() {
        store.close();
    }

    private <T> T with(Function<DomainProofs, T> work) {
        return store.sessions().inTransaction(session -> work.apply(new DomainProofs(session)));
    }

    private DomainProof only() {
        return all().get(0);
    }

    private List<DomainProof> all() {
        return with(proofs -> proofs.of(LINK));
    }

    private boolean isAwaited() {
        return with(proofs -> proofs.anyAwaited(LINK));
    }

    private List<DomainProof> due(Instant now) {
        return with(proofs -> proofs.due(now, 10));
    }

    private void want(Set<String> domains) {
        with(proofs -> {
            proofs.want(LINK, domains, NOW);
            return null;
        });
    }

    @Test
    void oneThatIsNotThereIsLookedForUntilAMonthIsOver() {
        want(Set.of(DOMAIN));
        assertThat(due(NOW)).hasSize(1);
        with(proofs -> proofs.notSeen(proofs.of(LINK).get(0), "v=spf1 -all", NOW));
        assertThat(due(NOW)).isEmpty();
        assertThat(due(NOW.plus(Duration.ofMinutes(10)))).hasSize(1);
        assertThat(only().seen()).contains("v=spf1 -all");
        assertThat(isAwaited()).isTrue();

        Instant late = NOW.plus(MONTH).plusSeconds(1);
        with(proofs -> proofs.notSeen(proofs.of(LINK).get(0), "", late));
        assertThat(due(late.plus(MONTH))).isEmpty();
        assertThat(isAwaited()).isFalse();
    }

    @Test
    void oneThatIsThereIsLookedAtEachMonthAndALostOneStaysProven() {
        want(Set.of(DOMAIN));
        with(proofs -> proofs.proven(proofs.of(LINK).get(0), Method.DNS, NOW));
        assertThat(isAwaited()).isFalse();
        assertThat(due(NOW.plus(MONTH).minusSeconds(1))).isEmpty();
        Instant next = NOW.plus(MONTH);
        assertThat(due(next)).hasSize(1);

        with(proofs -> proofs.notSeen(proofs.of(LINK).get(0), "", next));
        assertThat(only().isProven()).isTrue();
        assertThat(only().lostAt()).contains(next);
        with(proofs -> proofs.proven(proofs.of(LINK).get(0), Method.DNS, next.plus(MONTH)));
        assertThat(only().lostAt()).isEmpty();
    }

    @Test
    void oneNodeLooksAtEachAndAnotherOneWhereThatIsNotHeardOfAnyMore() {
        want(Set.of(DOMAIN));
        DomainProof due = due(NOW).get(0);
        Instant lease = NOW.plus(Duration.ofMinutes(5));
        assertThat(claim(due, NOW, lease)).isTrue();
        assertThat(claim(due, NOW, lease)).isFalse();
        assertThat(due(NOW)).isEmpty();
        assertThat(claim(due, lease, lease.plus(Duration.ofMinutes(5)))).isTrue();
    }

    private boolean claim(DomainProof due, Instant now, Instant retry) {
        return with(proofs -> proofs.claim(due, now, retry));
    }

    @Test
    void whatIsNamedAnewKeepsItsRecordAndWhatIsNotNamedGoes() {
        want(Set.of(DOMAIN, "other.example"));
        DomainProof before = only();
        want(Set.of(DOMAIN));
        assertThat(all()).containsExactly(before);
        assertThat(before.record().name()).isEqualTo("_rundiffusion.northwind.example");
        assertThat(before.record().isIn(" \"" + before.record().text() + "\" ")).isTrue();
        assertThat(before.record().isIn(before.record().text() + "x")).isFalse();
    }
}
