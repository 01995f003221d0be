package com.rundiffusion.keycloak.entra;

import java.time.Instant;
import java.util.List;

/**
 * A user's session with a tenant in one browser.
 *
 * @param at when the user really signed in, which can be long ago
 * @param methods the authentication methods references of that moment
 */
record SignedIn(String objectId, Instant at, List<String> methods) {

    /** As the fixture has it: possibly weeks ago, possibly with a second factor. */
    static SignedIn earlier(EntraUser user, Instant now) {
        return new SignedIn(user.objectId(), now.minus(user.signedInBefore()), user.methods());
    }

    /** Just now, with credentials typed because the request asked for that. */
    static SignedIn afresh(EntraUser user, Instant now) {
        return new SignedIn(user.objectId(), now, user.methods());
    }
}
