package com.rundiffusion.keycloak.e2e.security;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that nobody may be made to visit, and that notices whoever does. */
final class Listener implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger visits = new AtomicInteger();

    private Listener(HttpServer server) {
        this.server = server;
    }

    static Listener start() throws IOException {
        Listener listener =
                new Listener(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        listener.server.createContext("/", exchange -> {
            listener.visits.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        listener.server.start();
        return listener;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    int visits() {
        return visits.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
