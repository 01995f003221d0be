package com.rundiffusion.keycloak.demo.gateway;

import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** How the demo's servers listen: on loopback only. */
final class Loopback {

    /** Room for a link parameter of any length that a browser sends. */
    static final int MAX_HEADER_BYTES = 64 << 10;

    static final String ADDRESS = "127.0.0.1";

    private Loopback() {}

    static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(MAX_HEADER_BYTES);
        configuration.setResponseHeaderSize(MAX_HEADER_BYTES);
        return configuration;
    }

    static ServerConnector http(Server server, HttpConfiguration configuration, int port) {
        return listen(server, new ServerConnector(server, new HttpConnectionFactory(configuration)), port);
    }

    static ServerConnector https(Server server, HttpConfiguration configuration, SslContextFactory.Server tls) {
        // The host is checked by the routing; a certificate need not list it for a browser that was told to trust it.
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        return listen(server, new ServerConnector(server, tls, new HttpConnectionFactory(configuration)), 0);
    }

    private static ServerConnector listen(Server server, ServerConnector connector, int port) {
        connector.setHost(ADDRESS);
        connector.setPort(port);
        server.addConnector(connector);
        return connector;
    }
}
