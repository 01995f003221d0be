package com.rundiffusion.keycloak.entra;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who is signed in where: one cookie per browser for the whole host, and behind it one user per tenant. */
final class BrowserSessions {

    private static final String COOKIE = "ESTSAUTH";

    private final Remembered<Map<String, SignedIn>> browsers = new Remembered<>();
    private final String cookieAttributes;

    /** @param https without it a browser takes no {@code SameSite=None} cookie */
    BrowserSessions(boolean https) {
        cookieAttributes = "; Path=/; HttpOnly; " + (https ? "Secure; SameSite=None" : "SameSite=Lax");
    }

    Optional<SignedIn> of(Visit visit, EntraTenant tenant) {
        return browser(visit).map(users -> users.get(tenant.id()));
    }

    /** Remembers the user; a browser that has no cookie yet gets one with the answer. */
    Answer remember(Visit visit, EntraTenant tenant, SignedIn session, Answer answer) {
        Optional<Map<String, SignedIn>> known = browser(visit);
        known.ifPresent(users -> users.put(tenant.id(), session));
        if (known.isPresent()) {
            return answer;
        }
        String key = browsers.keep(new ConcurrentHashMap<>(Map.of(tenant.id(), session)));
        return answer.header("Set-Cookie", COOKIE + "=" + key + cookieAttributes);
    }

    void forget(Visit visit, EntraTenant tenant) {
        browser(visit).ifPresent(users -> users.remove(tenant.id()));
    }

    private Optional<Map<String, SignedIn>> browser(Visit visit) {
        return visit.cookie(COOKIE).flatMap(browsers::find);
    }
}
