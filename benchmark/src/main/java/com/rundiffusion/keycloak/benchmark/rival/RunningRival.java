package com.rundiffusion.keycloak.benchmark.rival;

import com.rundiffusion.keycloak.benchmark.load.Load;
import com.rundiffusion.keycloak.benchmark.server.ServerCost;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakServer;
import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import com.rundiffusion.keycloak.testkit.server.Nginx;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/** A rival that is up. One that nobody asks takes next to no time of the others. */
public final class RunningRival implements AutoCloseable {

    private final KeycloakServer keycloak;
    private final Optional<Nginx> gateway;
    private final Load load;
    private final ServerCost cost;
    private final double startSeconds;
    private final double warmUpSeconds;

    RunningRival(Rival rival, KeycloakServer keycloak, ManyCustomers customers, double seconds) {
        this.keycloak = keycloak;
        this.gateway = rival.gateway(keycloak.address());
        URI gatewayAddress = gateway.map(nginx -> URI.create("http://127.0.0.1:" + nginx.httpPort()))
                .orElse(null);
        this.load = new Load(rival.target(keycloak.address(), gatewayAddress), customers);
        this.cost = new ServerCost(
                keycloak.processId(), () -> gateway.map(Nginx::cpuMillis).orElse(0.0));
        this.warmUpSeconds = rival.warmUpSeconds(keycloak.log());
        this.startSeconds = seconds - warmUpSeconds;
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

    /** Those of the server and of what stands in front of it; each may have children. */
    public Stream<Long> processIds() {
        return Stream.concat(Stream.of(processId()), gateway.stream().map(Nginx::processId));
    }

    public URI address() {
        return keycloak.address();
    }

    /** From the command to an answer, without the warm-up. */
    public double startSeconds() {
        return startSeconds;
    }

    /** Between the two; 0 where there is none. */
    public double warmUpSeconds() {
        return warmUpSeconds;
    }

    @Override
    public void close() {
        cost.close();
        gateway.ifPresent(Nginx::close);
        keycloak.close();
    }
}
