package com.rundiffusion.keycloak.signin.warmup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.security.MessageDigest;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.keycloak.common.util.SecretGenerator;

/**
 * A port that leads where the server's own will lead, filters and all, before that one is open: on this machine, for one warm-up, and for
 * whoever knows its secret, which nobody is told.
 */
final class LoopbackDoor implements AutoCloseable {

    static final String HEADER = "X-Sso-Warm-Up";

    private static final String LOOPBACK = "127.0.0.1";
    private static final long SECONDS = 10;

    private final String secret = SecretGenerator.getInstance().randomString();
    private final HttpServer server;

    private LoopbackDoor(Vertx vertx, Handler<HttpServerRequest> inside) {
        this.server = vertx.createHttpServer(
                        new HttpServerOptions().setHost(LOOPBACK).setPort(0))
                .requestHandler(request -> {
                    if (isKnown(request.getHeader(HEADER))) {
                        inside.handle(request);
                    } else {
                        request.connection().close();
                    }
                });
    }

    /** @param inside what is behind the server's own port */
    static LoopbackDoor open(Vertx vertx, Handler<HttpServerRequest> inside) {
        LoopbackDoor door = new LoopbackDoor(vertx, inside);
        await(door.server.listen());
        return door;
    }

    private boolean isKnown(String header) {
        return header != null && MessageDigest.isEqual(secret.getBytes(UTF_8), header.getBytes(UTF_8));
    }

    URI address() {
        return URI.create("http://" + LOOPBACK + ":" + server.actualPort());
    }

    String secret() {
        return secret;
    }

    @Override
    public void close() {
        await(server.close());
    }

    /** @throws CompletionException when it fails, or takes too long */
    private static void await(Future<?> work) {
        work.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
