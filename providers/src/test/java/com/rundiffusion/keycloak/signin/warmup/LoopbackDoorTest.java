package com.rundiffusion.keycloak.signin.warmup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LoopbackDoorTest {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger inside = new AtomicInteger();
    private final LoopbackDoor door = LoopbackDoor.open(vertx, request -> {
        inside.incrementAndGet();
        request.response().end("inside");
    });

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private String ask(String... header) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(door.address());
        if (header.length > 0) {
            request.headers(header);
        }
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }

    @Test
    void whoeverKnowsItsSecretIsLetIn() throws IOException, InterruptedException {
        assertThat(ask(LoopbackDoor.HEADER, door.secret())).isEqualTo("inside");
    }

    @Test
    void nobodyElseHasAnAnswer() {
        for (String[] header : List.of(new String[] {}, new String[] {LoopbackDoor.HEADER, "x"}, new String[] {
            LoopbackDoor.HEADER, door.secret().toLowerCase() + "x"
        })) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> ask(header));
        }
        assertThat(inside).hasValue(0);
    }

    @Test
    void noOtherMachineReachesIt() throws SocketException {
        List<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        assertThat(outside)
                .allSatisfy(address -> assertThatExceptionOfType(IOException.class)
                        .isThrownBy(() -> new Socket(address, door.address().getPort()).close()));
    }

    /** The system lets go of the port once the thread that listened comes by. */
    @Test
    void itIsShutAtTheEnd() throws IOException {
        int port = door.address().getPort();
        assertThat(isOpen(port)).isTrue();
        door.close();
        Instant end = Instant.now().plusSeconds(10);
        while (isOpen(port) && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(isOpen(port)).isFalse();
    }

    private static boolean isOpen(int port) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (ConnectException refused) {
            return false;
        }
    }
}
