package com.rundiffusion.keycloak.testkit.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.net.ssl.ExtendedSSLSession;

/** Stands in for an upstream of the gateway: keeps what arrives and gives the answer it was told. */
public final class RecordingServer implements AutoCloseable {

    /** @param serverName the name asked for in the TLS handshake, empty over plain http */
    public record Request(String method, String target, Headers headers, byte[] body, String serverName) {
        public String header(String name) {
            return headers.getOrDefault(name, List.of()).stream().collect(Collectors.joining(", "));
        }
    }

    /** A status of 0 drops the connection instead. */
    record Answer(int status, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final String scheme;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Answer answer;

    private RecordingServer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", this::handle);
        server.start();
    }

    static RecordingServer http() {
        try {
            return new RecordingServer(HttpServer.create(loopback(), 0), "http");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RecordingServer https(TlsIdentity identity) {
        try {
            HttpsServer server = HttpsServer.create(loopback(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(identity.sslContext()));
            return new RecordingServer(server, "https");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes(),
                    serverName(exchange)));
            if (answer.status() == 0) {
                return;
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String serverName(HttpExchange exchange) {
        if (exchange instanceof HttpsExchange https
                && https.getSSLSession() instanceof ExtendedSSLSession session
                && !session.getRequestedServerNames().isEmpty()) {
            return new String(session.getRequestedServerNames().get(0).getEncoded(), StandardCharsets.US_ASCII);
        }
        return "";
    }

    /** Forgets what came so far and answers with this from now on. */
    public void answers(int status, Map<String, String> headers, String body) {
        answer = new Answer(status, headers, body);
        requests.clear();
    }

    public List<Request> requests() {
        return requests;
    }

    public Request onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("Expected one request: " + requests);
        }
        return requests.get(0);
    }

    String origin() {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
