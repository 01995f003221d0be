package com.rundiffusion.keycloak.enterprise.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.http.conn.DnsResolver;
import org.apache.http.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server on this machine, which is the one approved origin. */
final class MetadataFetchTest {

    private static final String XML = "<EntityDescriptor/>";
    private static final int LARGEST = 1 << 20;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(400);

    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<HttpExchange> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aFileIsReadAsTextWithoutItsByteOrderMark() throws MetadataUnavailable {
        answer("/file", exchange -> send(exchange, 200, "\uFEFF<a>é東</a>"));

        assertThat(fetch(LONG_ENOUGH).fetch(url("/file?appid=1"))).isEqualTo("<a>é東</a>");
        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.getRequestMethod()).isEqualTo("GET");
            assertThat(request.getRequestURI()).hasToString("/file?appid=1");
            assertThat(request.getRequestHeaders()).doesNotContainKeys("Cookie", "Authorization");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) {
        answer("/target", exchange -> send(exchange, 200, XML));
        answer("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", url("/target").toString());
            send(exchange, status, "");
        });

        assertThat(reason(fetch(LONG_ENOUGH), url("/moved"))).isEqualTo("redirected");
        assertThat(requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 401, 403, 404, 500, 503})
    void anyOtherStatusThan200IsRefusedAndNotTriedAgain(int status) {
        answer("/file", exchange -> {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"a\"");
            send(exchange, status, status == 204 ? "" : XML);
        });

        assertThat(reason(fetch(LONG_ENOUGH), url("/file"))).isEqualTo("status");
        assertThat(requests).hasSize(1);
    }

    @Test
    void aFileMayBeOneMegabyteAndNoMore() throws MetadataUnavailable {
        answer("/fits", exchange -> send(exchange, 200, "x".repeat(LARGEST)));
        answer("/large", exchange -> send(exchange, 200, "x".repeat(LARGEST + 1)));

        assertThat(fetch(LONG_ENOUGH).fetch(url("/fits"))).hasSize(LARGEST);
        assertThat(reason(fetch(LONG_ENOUGH), url("/large"))).isEqualTo("too_large");
    }

    @Test
    void aFileWithoutEndIsCutAtTheLimit() {
        answer("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] some = new byte[LARGEST / 4];
            try (OutputStream body = exchange.getResponseBody()) {
                while (over.getCount() > 0) {
                    body.write(some);
                }
            }
        });

        assertThat(reason(fetch(LONG_ENOUGH), url("/endless"))).isEqualTo("too_large");
    }

    @Test
    void aHeaderWithoutEndIsRefused() {
        answer("/file", exchange -> {
            exchange.getResponseHeaders().set("X-Long", "x".repeat(100_000));
            send(exchange, 200, XML);
        });

        assertThat(reason(fetch(LONG_ENOUGH), url("/file"))).isEqualTo("too_large");
    }

    @Test
    void aServerThatDripsIsLeftAtTheLimit() {
        answer("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (!waitedFor(SHORT.dividedBy(8))) {
                    body.write(' ');
                    body.flush();
                }
            }
        });

        assertThat(reason(fetch(SHORT), url("/drip"))).isEqualTo("too_slow");
    }

    @Test
    void aServerThatSaysNothingIsLeftAtTheLimit() {
        answer("/silent", exchange -> waitedFor(LONG_ENOUGH));

        assertThat(reason(fetch(SHORT), url("/silent"))).isEqualTo("too_slow");
    }

    @Test
    void aNameServerThatSaysNothingIsLeftAtTheLimit() {
        DnsResolver silent = host -> {
            waitedFor(LONG_ENOUGH);
            throw new UnknownHostException(host);
        };

        assertThat(reason(fetch(uri -> false, silent, SHORT), URI.create("https://entra.test/")))
                .isEqualTo("too_slow");
    }

    @Test
    void anUnknownHostIsSaid() {
        DnsResolver unknowing = host -> {
            throw new UnknownHostException(host);
        };

        assertThat(reason(fetch(uri -> false, unknowing, LONG_ENOUGH), URI.create("https://entra.test/")))
                .isEqualTo("host_unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "::1"})
    void aHostAtABlockedAddressIsNotAsked(String address) {
        answer("/file", exchange -> send(exchange, 200, XML));
        DnsResolver inside = host -> new InetAddress[] {InetAddress.getByName(address)};
        URI url = URI.create("https://entra.test:" + server.getAddress().getPort() + "/file");

        assertThat(reason(fetch(uri -> false, inside, LONG_ENOUGH), url)).isEqualTo("address_blocked");
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "[::1]", "2130706433", "127.1"})
    void anAddressInPlaceOfAHostIsRefusedEvenOfAnApprovedOrigin(String address) {
        answer("/file", exchange -> send(exchange, 200, XML));
        URI url = URI.create("http://" + address + ":" + server.getAddress().getPort() + "/file");

        // What has no dotted form is no host to java.net.URI at all.
        assertThat(reason(fetch(LONG_ENOUGH), url)).isIn("address_blocked", "host_unknown");
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://entra.test/", "ftp://entra.test/", "file:///etc/passwd", "//entra.test/", "x"})
    void onlyAnApprovedOriginMayBePlainHttp(String url) {
        DnsResolver unasked = host -> {
            throw new AssertionError(host + " was looked up");
        };

        assertThat(reason(fetch(uri -> false, unasked, LONG_ENOUGH), URI.create(url)))
                .isEqualTo("not_https");
    }

    @Test
    void anApprovedOriginIsNotApprovedForAnotherScheme() {
        assertThat(reason(fetch(uri -> true, host -> null, LONG_ENOUGH), URI.create("ftp://entra.test/")))
                .isEqualTo("not_https");
    }

    @Test
    void aServerThatSpeaksNoTlsIsSaid() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            threads.execute(() -> sayHelloInPlainText(plain));

            assertThat(reason(fetch(LONG_ENOUGH), URI.create("https://localhost:" + plain.getLocalPort() + "/")))
                    .isEqualTo("tls");
        }
    }

    private static void sayHelloInPlainText(ServerSocket plain) {
        try (Socket socket = plain.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        } catch (IOException hungUp) {
            // That is how the other side takes such an answer.
        }
    }

    @Test
    void aPortWhereNobodyListensIsUnreachable() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(reason(fetch(LONG_ENOUGH), URI.create("http://localhost:" + free + "/")))
                .isEqualTo("unreachable");
    }

    @Test
    void theMessageRepeatsNothingThatTheServerSent() {
        answer("/file", exchange -> send(exchange, 500, "a secret of the server"));

        MetadataUnavailable unavailable = catchThrowableOfType(
                MetadataUnavailable.class, () -> fetch(LONG_ENOUGH).fetch(url("/file")));

        assertThat(unavailable).hasMessage("Metadata unavailable: status (500)").hasNoCause();
    }

    private MetadataFetch fetch(Duration limit) {
        return fetch(
                uri -> true,
                host -> {
                    throw new UnknownHostException(host);
                },
                limit);
    }

    private static MetadataFetch fetch(Predicate<URI> approved, DnsResolver resolver, Duration limit) {
        return new MetadataFetch(approved, resolver, limit, SSLContexts.createDefault());
    }

    private static String reason(MetadataFetch fetch, URI url) {
        MetadataUnavailable unavailable = catchThrowableOfType(MetadataUnavailable.class, () -> fetch.fetch(url));
        assertThat(unavailable).as(url.toString()).isNotNull();
        return unavailable.reason();
    }

    private URI url(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private void answer(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            requests.add(exchange);
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /** @return whether the test is over by then */
    private boolean waitedFor(Duration time) {
        try {
            return over.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
