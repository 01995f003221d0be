package com.rundiffusion.keycloak.testkit.enterprise;

import com.rundiffusion.keycloak.entra.EntraTenant;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Serves a tenant's metadata over plain http, or whatever a test puts in its place. */
public final class MetadataHost implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger visits = new AtomicInteger();
    private volatile int status = 200;
    private volatile String location;
    private volatile Supplier<String> body = () -> "";
    private final Map<String, Supplier<String>> others = new ConcurrentHashMap<>();

    private MetadataHost(HttpServer server) {
        this.server = server;
        server.createContext("/", this::answer);
        server.start();
    }

    public static MetadataHost start() {
        return at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** Also at {@code [::1]}, where the machine has that. */
    public static MetadataHost onEveryAddress() {
        return at(new InetSocketAddress(0));
    }

    private static MetadataHost at(InetSocketAddress address) {
        try {
            return new MetadataHost(HttpServer.create(address, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            visits.incrementAndGet();
            if (location != null) {
                exchange.getResponseHeaders().set("Location", location);
            }
            Supplier<String> own = others.get(exchange.getRequestURI().getPath());
            byte[] bytes = (own == null ? body : own).get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** To be among the realm's Entra hosts. */
    public String origin() {
        return "http://metadata.localhost:" + server.getAddress().getPort();
    }

    /** The same path and application as Entra's own. */
    public String url(EntraTenant tenant) {
        return origin() + "/" + tenant.id() + "/federationmetadata/2007-06/federationmetadata.xml?appid="
                + tenant.application().id();
    }

    public void serves(Supplier<String> metadata) {
        body = metadata;
        status = 200;
        location = null;
    }

    /** In which tenant a domain is, as Microsoft's discovery document says it. */
    public void knows(String domain, EntraTenant tenant) {
        others.put(
                "/" + domain + "/v2.0/.well-known/openid-configuration",
                () -> "{\"issuer\":\"" + origin() + "/" + tenant.id() + "/v2.0\"}");
    }

    public void redirectsTo(String url) {
        body = () -> "";
        status = 302;
        location = url;
    }

    /** How often it was asked for anything. */
    public int visits() {
        return visits.get();
    }

    public void fails() {
        body = () -> "Come back later";
        status = 503;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
