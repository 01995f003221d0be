package com.rundiffusion.keycloak.demo.browsing;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** As much of a browser as redirects and cookies need, with every host mapped to one loopback port. */
public final class Browser implements AutoCloseable {

    private static final int MOST_REDIRECTS = 20;

    private final HttpClient client;
    private final int port;
    private final Map<String, Map<String, String>> cookiesByHost = new HashMap<>();
    private final List<String> visited = new ArrayList<>();
    private boolean keepsCookies = true;

    public Browser(int port) {
        this.port = port;
        ClientConnector connector = new ClientConnector();
        connector.setSslContextFactory(new SslContextFactory.Client(true));
        client = new HttpClient(new HttpClientTransportOverHTTP(connector));
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setMaxRequestHeadersSize(64 << 10);
        client.setMaxResponseHeadersSize(64 << 10);
        LifeCycle.start(client);
    }

    public int port() {
        return port;
    }

    public Browser withoutCookies() {
        keepsCookies = false;
        return this;
    }

    /** Follows redirects; fails when they do not end. */
    public Answer open(String url) throws Exception {
        return follow(get(url));
    }

    public Answer follow(Answer first) throws Exception {
        Answer answer = first;
        for (int redirects = 0; answer.location() != null; redirects++) {
            if (redirects == MOST_REDIRECTS) {
                throw new AssertionError("Redirects without end: " + visited);
            }
            answer = get(URI.create(answer.url()).resolve(answer.location()).toString());
        }
        return answer;
    }

    public Answer get(String url) throws Exception {
        return send("GET", url, request -> {});
    }

    public Answer post(String url, String type, byte[] body) throws Exception {
        return send("POST", url, request -> request.body(new BytesRequestContent(type, body)));
    }

    public Answer send(String method, String url, Consumer<Request> more) throws Exception {
        URI uri = URI.create(url.substring(0, url.indexOf('/', "https://".length())));
        visited.add(url);
        Request request = client.newRequest("127.0.0.1", port)
                .scheme(uri.getScheme())
                .method(method)
                .path(url.substring(uri.toString().length()))
                .timeout(30, TimeUnit.SECONDS)
                .headers(headers -> headers.put(HttpHeader.HOST, uri.getAuthority()));
        Map<String, String> cookies = cookiesByHost.computeIfAbsent(uri.getHost(), host -> new HashMap<>());
        if (!cookies.isEmpty()) {
            request.headers(headers -> headers.put(
                    HttpHeader.COOKIE,
                    cookies.entrySet().stream().map(Object::toString).collect(Collectors.joining("; "))));
        }
        more.accept(request);
        ContentResponse response = request.send();
        if (keepsCookies) {
            response.getHeaders().getValuesList(HttpHeader.SET_COOKIE).forEach(set -> {
                String[] pair = set.split(";")[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            });
        }
        return new Answer(url, response.getStatus(), response.getHeaders(), response.getContentAsString());
    }

    /** Every URL asked for so far, redirects included. */
    public List<String> visited() {
        return visited;
    }

    @Override
    public void close() {
        LifeCycle.stop(client);
    }
}
