package com.rundiffusion.keycloak.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.log.SignInLog;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;

class RefusalLogTest {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    private final TestStore store = new TestStore();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aRefusalIsFoundByItsReferenceAndByItsEnterpriseTheNewestFirst() {
        refuse("0D4K2-00001", "contoso", NOON);
        refuse("0D4K2-00002", "contoso", NOON.plusSeconds(1));
        refuse("0D4K2-00003", "fabrikam", NOON.plusSeconds(2));
        assertThat(of("contoso", 0, 10)).containsExactly("0D4K2-00002", "0D4K2-00001");
        assertThat(of("contoso", 1, 10)).containsExactly("0D4K2-00001");
        assertThat(of("contoso", 0, 1)).containsExactly("0D4K2-00002");
        store.sessions().run(session -> {
            RecordedRejection found = new RecordedRejections(session)
                    .find(new Reference("0D4K2-00001"))
                    .orElseThrow();
            assertThat(found.time()).isEqualTo(NOON);
            assertThat(found.code()).contains(RejectionCode.AUDIENCE_MISMATCH);
            assertThat(found.enterprise()).isEqualTo("contoso");
            assertThat(found.client()).isEqualTo("runnit");
            assertThat(new RecordedRejections(session).find(new Reference("0D4K2-00009")))
                    .isEmpty();
        });
    }

    @Test
    void whatIsNoRefusalOfOursIsNotWrittenDown() {
        Event login = event("0D4K2-00001", "contoso", NOON);
        login.setType(EventType.LOGIN_ERROR);
        store(login);
        Event keycloaks = event("0D4K2-00002", "contoso", NOON);
        keycloaks.getDetails().remove(Rejections.REFERENCE);
        store(keycloaks);
        assertThat(of("contoso", 0, 10)).isEmpty();
    }

    /** The event would be lost with the row. */
    @Test
    void aValueThatIsTooLongIsCut() {
        Event event = event("0D4K2-00001", "c".repeat(300), NOON);
        event.getDetails().put(Rejections.ACTUAL, "a".repeat(300));
        store(event);
        assertThat(of("c".repeat(255), 0, 10)).hasSize(1);
    }

    @Test
    void theOldestAreForgottenAFewAtATime() {
        for (int i = 1; i <= 5; i++) {
            refuse("0D4K2-0000" + i, "contoso", NOON.plusSeconds(i));
        }
        assertThat(forget(NOON.plusSeconds(4), 2)).isEqualTo(2);
        assertThat(of("contoso", 0, 10)).containsExactly("0D4K2-00005", "0D4K2-00004", "0D4K2-00003");
        assertThat(forget(NOON.plusSeconds(4), 2)).isEqualTo(1);
        assertThat(forget(NOON.plusSeconds(4), 2)).isZero();
        assertThat(of("contoso", 0, 10)).containsExactly("0D4K2-00005", "0D4K2-00004");
    }

    private int forget(Instant before, int max) {
        return store.sessions().inTransaction(session -> new SignInLog(session).forget(before, max));
    }

    private List<String> of(String alias, int first, int max) {
        return store.sessions()
                .inTransaction(session -> new RecordedRejections(session)
                        .of(alias, first, max).stream()
                                .map(refusal -> refusal.reference().value())
                                .toList());
    }

    private void refuse(String reference, String alias, Instant at) {
        store(event(reference, alias, at));
    }

    private void store(Event event) {
        store.sessions().run(session -> new RefusalLog(session).onEvent(event));
    }

    private static Event event(String reference, String alias, Instant at) {
        Event event = new Event();
        event.setType(EventType.IDENTITY_PROVIDER_RESPONSE_ERROR);
        event.setRealmId("realm");
        event.setTime(at.toEpochMilli());
        event.setClientId("runnit");
        event.setDetails(new HashMap<>(Map.of(
                Details.IDENTITY_PROVIDER,
                alias,
                Details.REASON,
                "audience_mismatch",
                Rejections.REFERENCE,
                reference)));
        return event;
    }
}
