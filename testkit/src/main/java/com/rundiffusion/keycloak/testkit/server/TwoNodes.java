package com.rundiffusion.keycloak.testkit.server;

import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.testkit.machine.Lane;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Two nodes of the image on one PostgreSQL, each going round every second; the same for all test classes of a JVM. Each
 * class takes away what it connected.
 */
public final class TwoNodes implements BeforeAllCallback {

    private static final Map<String, String> EVERY_SECOND = Map.of("KC_SPI_SSO_UPKEEP__DEFAULT__INTERVAL", "1");

    private Pair pair;

    /** The second is started when a test first asks for it. */
    private static final class Pair implements AutoCloseable {
        private final KeycloakImage image = KeycloakImage.ofThisRun();
        private final Postgres database = Postgres.start();
        private final KeycloakNode first = start();
        private KeycloakNode second;

        private KeycloakNode start() {
            return KeycloakNode.start(image, database, EVERY_SECOND);
        }

        @Override
        public void close() {
            if (second != null) {
                second.close();
            }
            first.close();
            database.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        pair = Lane.shared(Pair.class, Pair::new);
    }

    /** Where nobody needs them any more before the JVM ends. */
    public static void close() {
        Lane.end(Pair.class);
    }

    /** Running. */
    public KeycloakNode first() {
        return pair.first.up();
    }

    /** Running beside the first. */
    public KeycloakNode second() {
        if (pair.second == null) {
            pair.second = pair.start();
        }
        return pair.second.up();
    }

    /** That both share. */
    public Postgres database() {
        return pair.database;
    }

    /** The first without the second. */
    public KeycloakNode firstAlone() {
        if (pair.second != null) {
            pair.second.stop();
        }
        return first();
    }

    /** Until somebody asks for one of them: what is in no database is gone. */
    public void stopBoth() {
        firstAlone().stop();
    }

    /** Keycloak's admin REST, at the first. */
    public AdminRest admin() {
        return new AdminRest(address(first()), first().adminPassword());
    }

    public static URI address(KeycloakNode node) {
        return URI.create(node.origin());
    }
}
