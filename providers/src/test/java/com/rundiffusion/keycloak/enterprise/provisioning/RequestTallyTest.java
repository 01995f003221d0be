package com.rundiffusion.keycloak.enterprise.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.database.TestSessions;
import com.rundiffusion.keycloak.enterprise.provisioning.RequestTally.Source;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RequestTallyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String PROVIDER = TestStore.providerId("contoso");

    private final TestStore store = new TestStore();
    private final RequestTally tally = new RequestTally();
    private Source source;

    @BeforeEach
    void connect() {
        store.connect("contoso", Set.of(), Map.of("provisioning", "optional"));
        source = new Source(TestSessions.REALM, PROVIDER, token(PROVIDER));
    }

    private String token(String providerId) {
        return store.sessions()
                .inTransaction(session -> new AccessTokens(session)
                        .make(providerId, Optional.empty(), Optional.empty(), NOW)
                        .orElseThrow()
                        .stored()
                        .id());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static ScimRequest request(int second, String method, int status) {
        Optional<String> code = Optional.of("code_" + status).filter(refused -> status >= 400);
        return new ScimRequest(
                NOW.plusSeconds(second),
                method,
                "Users",
                Optional.empty(),
                status,
                code,
                code.map("Change it: "::concat),
                Duration.ofMillis(7));
    }

    private void hear(int second, String method, int status, Milestone milestone) {
        tally.note(source, request(second, method, status), milestone);
    }

    private void write() {
        tally.take()
                .forEach((of, heard) ->
                        store.sessions().run(session -> heard.write(session, of.tokenId(), store.find("contoso"))));
    }

    private ProvisioningState state() {
        return store.sessions().inTransaction(session -> new ProvisioningStates(session).of(PROVIDER));
    }

    private List<ScimRequest> log() {
        return store.sessions()
                .inTransaction(session -> new ScimRequests(session).of(PROVIDER, 0, ScimRequests.MOST * 2));
    }

    @Test
    void theStateIsThatOfTheLastRequestsAndOfTheFirstPerson() {
        hear(1, "GET", 200, Milestone.TESTED);
        hear(2, "POST", 201, Milestone.PERSON);
        write();
        hear(3, "PATCH", 204, Milestone.PERSON);
        hear(4, "POST", 409, Milestone.PERSON);
        write();
        assertThat(state())
                .isEqualTo(new ProvisioningState(
                        Optional.of(NOW.plusSeconds(4)),
                        Optional.of(NOW.plusSeconds(3)),
                        Optional.of(NOW.plusSeconds(1)),
                        Optional.of(NOW.plusSeconds(2))));
    }

    @Test
    void whatWasRefusedIsNoSignOfAnything() {
        hear(1, "GET", 503, Milestone.TESTED);
        hear(2, "POST", 400, Milestone.PERSON);
        write();
        assertThat(state())
                .isEqualTo(new ProvisioningState(
                        Optional.of(NOW.plusSeconds(2)), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** Whoever switches it on says from when on all people have their rows. */
    @Test
    void whereProvisioningIsOffNothingIsWrittenButTheLog() {
        store.connect("fabrikam", Set.of(), Map.of());
        hear(1, "GET", 403, Milestone.NONE);
        HeardRequests heard = tally.take().get(source);
        store.sessions().run(session -> heard.write(session, source.tokenId(), store.find("fabrikam")));
        assertThat(store.query("select row.providerId from ProvisioningRow row", String.class))
                .isEmpty();
        assertThat(store.query("select row.code from ScimRequestRow row", String.class))
                .containsExactly("code_403");
    }

    @Test
    void theLogHasWhatChangedSomethingAndWhatWasRefusedTheNewestFirst() {
        hear(1, "GET", 200, Milestone.NONE);
        hear(2, "GET", 400, Milestone.NONE);
        hear(3, "PATCH", 204, Milestone.PERSON);
        write();
        assertThat(log()).containsExactly(request(3, "PATCH", 204), request(2, "GET", 400));
    }

    @Test
    void ofAnEnterpriseTheLastThousandAreKept() {
        IntStream.range(0, 1_500).forEach(second -> hear(second, "PATCH", 204, Milestone.PERSON));
        write();
        assertThat(log())
                .hasSize(1_000)
                .startsWith(request(1_499, "PATCH", 204))
                .endsWith(request(500, "PATCH", 204));
        IntStream.range(1_500, 1_600).forEach(second -> hear(second, "PATCH", 204, Milestone.PERSON));
        write();
        assertThat(log()).hasSize(1_000).endsWith(request(600, "PATCH", 204));
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenWithTheNext() {
        hear(1, "POST", 201, Milestone.PERSON);
        Map<Source, HeardRequests> lost = tally.take();
        hear(2, "PATCH", 204, Milestone.NONE);
        lost.forEach(tally::putBack);
        write();
        assertThat(log()).containsExactly(request(2, "PATCH", 204), request(1, "POST", 201));
        assertThat(state().firstPersonAt()).contains(NOW.plusSeconds(1));
        assertThat(tally.take()).isEmpty();
    }

    /** An enterprise that is made anew at once has tokens of its own. */
    @Test
    void whatCameWithATokenThatIsGoneIsDropped() {
        hear(1, "POST", 201, Milestone.PERSON);
        store.sessions()
                .run(session -> TestStore.entities(session)
                        .createQuery("delete from AccessTokenRow row")
                        .executeUpdate());
        write();
        assertThat(log()).isEmpty();
        assertThat(state()).isEqualTo(ProvisioningState.NONE);
    }

    @Test
    void theTokenIsNotedAsUsed() {
        hear(1, "GET", 200, Milestone.NONE);
        hear(9, "GET", 401, Milestone.NONE);
        write();
        List<StoredToken> tokens = store.sessions().inTransaction(session -> new AccessTokens(session).of(PROVIDER));
        assertThat(tokens.get(0).lastUsedAt()).contains(NOW.plusSeconds(9));
    }

    /** Each would take the place of something that says more. */
    @Test
    void ofThoseThatWereToldToWaitOneIsLoggedEachTime() {
        IntStream.range(0, 100).forEach(second -> hear(second, "PATCH", 429, Milestone.NONE));
        write();
        IntStream.range(100, 200).forEach(second -> hear(second, "PATCH", 429, Milestone.NONE));
        write();
        assertThat(log()).containsExactly(request(100, "PATCH", 429), request(0, "PATCH", 429));
    }

    /** A database that is away for long. */
    @Test
    void itsMemoryIsBounded() {
        IntStream.range(0, 30)
                .forEach(company -> IntStream.range(0, 1_000)
                        .forEach(second -> tally.note(
                                new Source(TestSessions.REALM, "company-" + company, "token"),
                                request(second, "PATCH", 204),
                                Milestone.NONE)));
        assertThat(tally.take().values().stream()
                        .mapToInt(heard -> heard.log().size())
                        .sum())
                .isEqualTo(20_000);
    }

    @Test
    void errorsAreCountedByTheirKindTheLastOneFirst() {
        hear(1, "POST", 409, Milestone.NONE);
        hear(2, "POST", 400, Milestone.NONE);
        hear(3, "PATCH", 204, Milestone.NONE);
        hear(4, "POST", 409, Milestone.NONE);
        write();
        List<ScimRequests.ErrorKind> errors =
                store.sessions().inTransaction(session -> new ScimRequests(session).errors(PROVIDER, 20));
        assertThat(errors)
                .containsExactly(
                        new ScimRequests.ErrorKind("code_409", 2, request(4, "POST", 409)),
                        new ScimRequests.ErrorKind("code_400", 1, request(2, "POST", 400)));
    }

    @Test
    void whatIsOldIsForgottenInBatches() {
        IntStream.range(0, 10).forEach(second -> hear(second, "PATCH", 204, Milestone.NONE));
        write();
        Instant before = NOW.plusSeconds(7);
        assertThat(forget(before)).isEqualTo(5);
        assertThat(forget(before)).isEqualTo(2);
        assertThat(log()).hasSize(3);
    }

    private int forget(Instant before) {
        return store.sessions().inTransaction(session -> new ScimRequests(session).forget(before, 5));
    }
}
