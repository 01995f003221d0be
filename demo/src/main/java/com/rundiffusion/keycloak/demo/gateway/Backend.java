package com.rundiffusion.keycloak.demo.gateway;

import java.net.URI;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * A server behind the gateway, whichever gateway that is: plain http on a free loopback port. The handler sees scheme, host
 * and client as {@code X-Forwarded-*} tells them.
 */
public final class Backend implements AutoCloseable {

    /** By which the machine's own programs ask it. */
    public static final String HOST = Loopback.ADDRESS;

    private final Server server = new Server();
    private final ServerConnector connector;

    public Backend(Handler handler) {
        HttpConfiguration configuration = Loopback.configuration();
        ForwardedRequestCustomizer forwarded = new ForwardedRequestCustomizer();
        // The port is in X-Forwarded-Host where it matters; added from here it would change the Host header that
        // handlers see.
        forwarded.setForwardedPortHeader(null);
        configuration.addCustomizer(forwarded);
        connector = Loopback.http(server, configuration, 0);
        server.setHandler(handler);
    }

    public Backend start() {
        LifeCycle.start(server);
        return this;
    }

    /** Where it listens, once started. */
    public URI uri() {
        return URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort());
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
