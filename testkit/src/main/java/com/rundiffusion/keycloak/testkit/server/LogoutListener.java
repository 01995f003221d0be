package com.rundiffusion.keycloak.testkit.server;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An app with a client of its own, whose server is told when a session ends. */
public final class LogoutListener implements AutoCloseable {

    public static final String CLIENT = "studio";

    /** Its redirect URI. */
    public static final String HOME = "https://studio.example/";

    private static final String FIELD = "logout_token=";

    private final AdminRest admin;
    private final HttpServer server;
    private final List<JWT> heard = new CopyOnWriteArrayList<>();
    private final List<JWT> refused = new CopyOnWriteArrayList<>();
    private final String clientId;
    private volatile int status = 200;

    private LogoutListener(AdminRest admin, HttpServer server) {
        this.admin = admin;
        this.server = server;
        server.createContext("/logout", this::answer);
        server.start();
        clientId = admin.post(
                "rundiffusion/clients",
                Map.of(
                        "clientId",
                        CLIENT,
                        "publicClient",
                        true,
                        "redirectUris",
                        List.of(HOME),
                        "attributes",
                        Map.of(
                                "pkce.code.challenge.method",
                                "S256",
                                "backchannel.logout.url",
                                "http://127.0.0.1:" + server.getAddress().getPort() + "/logout",
                                "backchannel.logout.session.required",
                                "true")));
    }

    public static LogoutListener start(AdminRest admin) {
        try {
            return new LogoutListener(
                    admin, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String form = URLDecoder.decode(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        int answer = status;
        try {
            (answer == 200 ? heard : refused).add(JWTParser.parse(form.substring(FIELD.length())));
        } catch (ParseException e) {
            throw new IOException(form, e);
        } finally {
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        }
    }

    /** From now on; 200 before that. */
    public void answers(int status) {
        this.status = status;
    }

    /** The tokens that it was sent and has answered with 200, in that order. */
    public List<JWT> heard() {
        return heard;
    }

    /** The others. */
    public List<JWT> refused() {
        return refused;
    }

    /** Internal id of its client. */
    public String clientId() {
        return clientId;
    }

    @Override
    public void close() {
        admin.delete("rundiffusion/clients/" + clientId);
        server.stop(0);
    }
}
