package com.rundiffusion.keycloak.realm;

import java.time.Instant;
import org.keycloak.common.util.Time;

/** Now, as Keycloak has it: its own tests can move it. */
public final class KeycloakClock {

    private KeycloakClock() {}

    public static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }
}
