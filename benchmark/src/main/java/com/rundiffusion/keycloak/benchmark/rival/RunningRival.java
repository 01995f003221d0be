package com.rundiffusion.keycloak.benchmark.rival;

import com.rundiffusion.keycloak.benchmark.load.Load;
import com.rundiffusion.keycloak.benchmark.server.ServerCost;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakServer;
import java.net.URI;

/** A rival that is up. One that nobody asks takes next to no time of the others. */
public final class RunningRival implements AutoCloseable {

    private final KeycloakServer keycloak;
    private final Load load;
    private final ServerCost cost;
    private final double startSeconds;

    RunningRival(KeycloakServer keycloak, Load load, double startSeconds) {
        this.keycloak = keycloak;
        this.load = load;
        this.cost = new ServerCost(keycloak.processId());
        this.startSeconds = startSeconds;
    }

    public Load load() {
        return load;
    }

    public ServerCost cost() {
        return cost;
    }

    public long processId() {
        return keycloak.processId();
    }

    URI address() {
        return keycloak.address();
    }

    /** From the command to an answer. */
    public double startSeconds() {
        return startSeconds;
    }

    @Override
    public void close() {
        cost.close();
        keycloak.close();
    }
}
