package com.rundiffusion.keycloak.operations.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.domain.DomainProof;
import com.rundiffusion.keycloak.enterprise.domain.DomainProof.Method;
import com.rundiffusion.keycloak.enterprise.domain.DomainProofs;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.enterprise.setup.SetupPurpose;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;

/** What somebody has found of a domain while others were looking too. */
final class DomainProvingTest {

    private static final URI PAGES = URI.create("https://sso.rundiffusion.com/realms/rundiffusion/setup/");

    private final TestStore store = new TestStore();
    private final Instant now = KeycloakClock.now();
    private SetupLink link;

    @BeforeEach
    void wantADomain() {
        link = with(session -> new SetupLinks(session)
                .create(
                        Set.of(SetupPurpose.CONNECT),
                        null,
                        null,
                        null,
                        PAGES,
                        StrictJson.MAPPER.createObjectNode(),
                        "anna",
                        now));
        with(session -> {
            new DomainProofs(session).want(link.id(), Set.of("northwind.example"), now);
            return null;
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    private <T> T with(Function<KeycloakSession, T> work) {
        return store.sessions().inTransaction(work);
    }

    private DomainProof proof() {
        return with(session -> new DomainProofs(session).of(link.id()).get(0));
    }

    private void takeNothingFound(DomainProof asked) {
        with(session -> {
            new DomainProving(session)
                    .take(new DomainFinding(asked, Optional.empty(), Optional.of("v=spf1"), Optional.empty()));
            return null;
        });
    }

    @Test
    void aLookThatBeganBeforeItWasProvenTakesNothingBack() {
        DomainProof before = proof();
        with(session -> new DomainProofs(session).proven(before, Method.DNS, now));
        takeNothingFound(before);
        assertThat(proof().lostAt()).isEmpty();
        assertThat(proof().seen()).isEmpty();
    }

    @Test
    void aLookThatNobodyHasOvertakenIsWrittenDown() {
        takeNothingFound(proof());
        assertThat(proof().seen()).contains("v=spf1");
    }
}
