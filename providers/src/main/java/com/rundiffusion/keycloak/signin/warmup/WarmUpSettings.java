package com.rundiffusion.keycloak.signin.warmup;

import java.time.Duration;
import org.keycloak.Config;

/**
 * The options of the server, {@code --spi-sso-warm-up--default--…}: key, default and type of each stand here and nowhere else.
 *
 * @param logins {@code logins}, how many sign-ins; 0, the default, for no warm-up at all
 * @param limit {@code seconds}, after which the port is opened, however many there were
 */
record WarmUpSettings(int logins, Duration limit) {

    private static final int SECONDS = 60;

    static WarmUpSettings ofServer() {
        return of(Config.scope("sso-warm-up", "default"));
    }

    static WarmUpSettings of(Config.Scope config) {
        return new WarmUpSettings(
                config.getInt("logins", 0), Duration.ofSeconds(Math.max(0, config.getInt("seconds", SECONDS))));
    }
}
