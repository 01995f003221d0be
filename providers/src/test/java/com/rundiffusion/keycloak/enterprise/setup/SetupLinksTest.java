package com.rundiffusion.keycloak.enterprise.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;

/** What becomes of links by themselves: each call is a node's own transaction. */
final class SetupLinksTest {

    private static final URI PAGES = URI.create("https://sso.rundiffusion.com/realms/rundiffusion/setup/");
    private static final Duration YEAR = Duration.ofDays(365);

    private final TestStore store = new TestStore();
    private final Instant made = KeycloakClock.now();

    @AfterEach
    void close() {
        store.close();
    }

    private <T> T with(Function<KeycloakSession, T> work) {
        return store.sessions().inTransaction(work::apply);
    }

    private SetupLink link(String providerId) {
        return with(session -> new SetupLinks(session)
                .create(
                        Set.of(SetupPurpose.CONNECT),
                        providerId,
                        null,
                        null,
                        PAGES,
                        StrictJson.MAPPER.createObjectNode(),
                        "anna",
                        made));
    }

    private List<String> toRemind(Instant now) {
        return with(session -> new SetupMailings(session)
                .takeToRemind(now.minus(Duration.ofDays(5)), now.plus(Duration.ofDays(3)), now, 10).stream()
                        .map(SetupLink::id)
                        .toList());
    }

    @Test
    void oneNodeRemindsOfEachOnceThatItWaitsAndOnceThatItEnds() {
        SetupLink mailed = link(null);
        link(null);
        with(session -> {
            new SetupMailings(session).note(mailed, true, made);
            return null;
        });
        assertThat(toRemind(made.plus(Duration.ofDays(4)))).isEmpty();
        Instant waits = made.plus(Duration.ofDays(6));
        assertThat(toRemind(waits)).containsExactly(mailed.id());
        assertThat(toRemind(waits)).isEmpty();
        Instant ends = made.plus(Duration.ofDays(12));
        assertThat(toRemind(ends)).containsExactly(mailed.id());
        assertThat(toRemind(ends)).isEmpty();
    }

    @Test
    void oneByWhichNobodyHasComeIsForgottenWithAllThatBelongsToIt() {
        SetupLink alone = link(null);
        SetupLink ofACompany = link("a-company");
        SetupSecret secret =
                with(session -> new SetupSecrets(session).add(alone, Optional.of("it@northwind.example"), made));
        with(session -> new SetupOpenings(session).noteOpened(alone, Optional.empty(), made));
        Instant ended = alone.period().endsAt();
        assertThat(forgotten(ended)).isZero();
        assertThat(opens(secret)).isTrue();

        assertThat(forgotten(ended.plus(YEAR))).isEqualTo(1);
        assertThat(opens(secret)).isFalse();
        assertThat(isThere(alone)).isFalse();
        List<SetupOpening> openings = with(session -> new SetupOpenings(session).of(alone));
        assertThat(openings).isEmpty();
        assertThat(isThere(ofACompany)).isTrue();
    }

    private int forgotten(Instant before) {
        return with(session -> new SetupLinks(session).forget(before, 10));
    }

    private boolean opens(SetupSecret secret) {
        return with(session -> new SetupSecrets(session).ofFormerSecret(secret).isPresent());
    }

    private boolean isThere(SetupLink link) {
        return with(session -> new SetupLinks(session).find(link.id()).isPresent());
    }
}
