package com.rundiffusion.keycloak.entra;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A user's session with a tenant in one browser.
 *
 * @param at when the user really signed in, which can be long ago
 * @param methods the authentication methods references of that moment
 * @param sessionIndexes what assertions of this session have called it, the oldest first; grows with each
 */
record SignedIn(String objectId, Instant at, List<String> methods, List<String> sessionIndexes) {

    private SignedIn(String objectId, Instant at, List<String> methods) {
        this(objectId, at, methods, new CopyOnWriteArrayList<>());
    }

    /** As the fixture has it: possibly weeks ago, possibly with a second factor. */
    static SignedIn earlier(EntraUser user, Instant now) {
        return new SignedIn(user.objectId(), now.minus(user.signedInBefore()), user.methods());
    }

    /** Just now, with credentials typed because the request asked for that. */
    static SignedIn afresh(EntraUser user, Instant now) {
        return new SignedIn(user.objectId(), now, user.methods());
    }

    /** @param first or the last one */
    Optional<String> sessionIndex(boolean first) {
        if (sessionIndexes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(sessionIndexes.get(first ? 0 : sessionIndexes.size() - 1));
    }
}
