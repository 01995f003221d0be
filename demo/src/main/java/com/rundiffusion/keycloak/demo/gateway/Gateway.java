package com.rundiffusion.keycloak.demo.gateway;

import com.rundiffusion.keycloak.entra.Sites;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The one server that browsers talk to, for every host of {@link Sites}, on loopback. */
public final class Gateway implements AutoCloseable {

    private final Server server = new Server();
    private final ServerConnector connector;

    private Gateway(Sites sites, Upstreams upstreams, Refusals refusals, int port, SslContextFactory.Server tls) {
        HttpConfiguration configuration = Loopback.configuration();
        // The upstream's own Date is passed on.
        configuration.setSendDateHeader(false);
        // A slash too many, which nginx forgives.
        configuration.setUriCompliance(
                UriCompliance.DEFAULT.with("nginx", UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT));
        connector =
                tls == null ? Loopback.http(server, configuration, port) : Loopback.https(server, configuration, tls);
        server.setHandler(new GatewayHandler(sites, upstreams, refusals));
    }

    /** @param port where to listen; 0 for any free port */
    public static Gateway http(Sites sites, Upstreams upstreams, Refusals refusals, int port) {
        return new Gateway(sites, upstreams, refusals, port, null);
    }

    /** On any free port, for browsers that map the hosts and port 443 to it. Upstreams stay plain http. */
    public static Gateway https(Sites sites, Upstreams upstreams, Refusals refusals, SslContextFactory.Server tls) {
        return new Gateway(sites, upstreams, refusals, 0, tls);
    }

    public Gateway start() {
        LifeCycle.start(server);
        return this;
    }

    /** The port it listens on, once started. */
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
