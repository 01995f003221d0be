package com.rundiffusion.keycloak.entra;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A fresh simulated Entra on a loopback port for each test; the other hosts have their production names. */
final class RunningEntra implements BeforeEachCallback, AfterEachCallback {

    private final MovableClock clock = new MovableClock();
    private final String scheme;
    private Server server;
    private Sites sites;
    private SimulatedEntra entra;

    RunningEntra() {
        this("http");
    }

    /** @param scheme of its public URLs; the port itself speaks plain http, as behind a gateway */
    RunningEntra(String scheme) {
        this.scheme = scheme;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.open();
        server.addConnector(connector);
        sites = Sites.production().withEntra(scheme + "://127.0.0.1:" + connector.getLocalPort());
        entra = new SimulatedEntra(sites, clock);
        server.setHandler(entra.handler());
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        server.stop();
    }

    Sites sites() {
        return sites;
    }

    MovableClock clock() {
        return clock;
    }

    SimulatedEntra entra() {
        return entra;
    }

    EntraTenant contoso() {
        return entra.contoso();
    }

    EntraTenant fabrikam() {
        return entra.fabrikam();
    }
}
