package com.rundiffusion.keycloak.setup.trial;

import com.rundiffusion.keycloak.enterprise.setup.SetupSecret;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.setup.session.SetupSession;
import com.rundiffusion.keycloak.signin.pending.TestRelayState;
import com.rundiffusion.keycloak.signin.saml.SamlPost;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * Tests that wait for their answer, and answers that wait for their browser: the post of an answer comes from another site, without this
 * browser's cookies. Both are kept for minutes, in Keycloak's cache of things that are used for a while.
 */
final class PendingTrials {

    /** As long as one may take at Microsoft's pages. */
    private static final Duration WAITED = Duration.ofMinutes(15);

    /** As long as one may look at what came. Then the values in it are gone. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final String TEST = "setup-test.";
    private static final String ANSWER = "setup-answer.";

    private final SingleUseObjectProvider store;

    PendingTrials(KeycloakSession session) {
        this.store = session.getProvider(SingleUseObjectProvider.class);
    }

    /**
     * @param number of its record
     * @param openingId of the session that has begun it
     */
    record Running(long number, String linkId, long openingId, String requestId) {

        private static Running of(Map<String, String> notes) {
            return new Running(
                    Long.parseLong(notes.get("number")),
                    notes.get("link"),
                    Long.parseLong(notes.get("opening")),
                    notes.get("request"));
        }

        private Map<String, String> notes() {
            return Map.of(
                    "number",
                    String.valueOf(number),
                    "link",
                    linkId,
                    "opening",
                    String.valueOf(openingId),
                    "request",
                    requestId);
        }

        boolean isOf(SetupSession browser) {
            return linkId.equals(browser.linkId()) && openingId == browser.openingId();
        }
    }

    record Answer(Running test, SamlPost post, Instant cameAt) {}

    void begin(TestRelayState state, Running test) {
        store.put(TEST + hash(state.secret()), WAITED.toSeconds(), test.notes());
    }

    /** Once: each answer that is kept takes room. */
    Optional<Running> end(TestRelayState state) {
        return Optional.ofNullable(store.remove(TEST + hash(state.secret()))).map(Running::of);
    }

    /**
     * @param form no longer than a response may be
     * @return by which the browser asks for it
     */
    String keep(Running test, byte[] form) {
        SetupSecret id = SetupSecret.make();
        Map<String, String> notes = new HashMap<>(test.notes());
        notes.put("form", new String(form, StandardCharsets.UTF_8));
        notes.put("came", KeycloakClock.now().toString());
        store.put(ANSWER + id.hash(), KEPT.toSeconds(), notes);
        return id.text();
    }

    /** @param id as the address has it */
    Optional<Answer> answer(String id) {
        return SetupSecret.parse(id)
                .map(secret -> store.get(ANSWER + secret.hash()))
                .map(notes -> new Answer(
                        Running.of(notes),
                        SamlPost.read(notes.get("form").getBytes(StandardCharsets.UTF_8)),
                        Instant.parse(notes.get("came"))));
    }

    private static String hash(String secret) {
        return new SetupSecret(secret).hash();
    }
}
