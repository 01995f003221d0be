package com.rundiffusion.keycloak.testkit.journey;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** What all {@link Browser}s go by: TLS to the gateway, where every host is found; nobody looks at its certificate. */
final class Network implements AutoCloseable {

    private static final int TLS_PORT = 443;
    private static final int LONGEST_ANSWER_SECONDS = 60;

    /** For a connection between two requests: the gateway might close it just when the next one goes out. */
    private static final Duration SHORTER_THAN_THE_GATEWAYS = Duration.ofSeconds(10);

    private static final int MAX_HEADER_BYTES = 64 << 10;

    private final HttpClient http;

    Network(int gatewayPort) {
        ClientConnector connector = new ClientConnector();
        connector.setSslContextFactory(new SslContextFactory.Client(true));
        InetSocketAddress gateway = new InetSocketAddress(InetAddress.getLoopbackAddress(), gatewayPort);
        http = new HttpClient(new HttpClientTransportOverHTTP(connector));
        http.setSocketAddressResolver((host, port, context, found) -> found.succeeded(List.of(gateway)));
        http.setFollowRedirects(false);
        http.setIdleTimeout(SHORTER_THAN_THE_GATEWAYS.toMillis());
        http.setHttpCookieStore(new HttpCookieStore.Empty());
        http.setUserAgentField(null);
        http.setMaxRequestHeadersSize(MAX_HEADER_BYTES);
        http.setMaxResponseHeadersSize(MAX_HEADER_BYTES);
        LifeCycle.start(http);
    }

    ContentResponse send(Navigation step, String cookies) {
        URI origin = URI.create(step.origin());
        int port = origin.getPort() < 0 ? TLS_PORT : origin.getPort();
        Request request = http.newRequest(origin.getHost(), port)
                .scheme(origin.getScheme())
                .method(step.method())
                .path(step.pathAndQuery())
                .timeout(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS)
                .idleTimeout(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS)
                .headers(headers -> {
                    headers.put("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
                    headers.put("Accept-Language", "en");
                    headers.put("Sec-Fetch-Dest", "document");
                    headers.put("Sec-Fetch-Mode", "navigate");
                    headers.put("Sec-Fetch-Site", step.from().said);
                    headers.put("Sec-Fetch-User", "?1");
                    if (!step.method().equals("GET")) {
                        headers.put("Origin", step.originSaid());
                    }
                    if (!cookies.isEmpty()) {
                        headers.put("Cookie", cookies);
                    }
                });
        if (step.body() != null) {
            request.body(new StringRequestContent(
                    "application/x-www-form-urlencoded", step.body(), StandardCharsets.US_ASCII));
        }
        return answered(request);
    }

    private static ContentResponse answered(Request request) {
        try {
            return request.send();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(request.getMethod() + " " + request.getURI() + " has no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        LifeCycle.stop(http);
    }
}
