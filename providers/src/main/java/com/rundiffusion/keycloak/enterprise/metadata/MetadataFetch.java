package com.rundiffusion.keycloak.enterprise.metadata;

import com.rundiffusion.keycloak.enterprise.metadata.MetadataUnavailable.Reason;
import com.rundiffusion.keycloak.pasted.TextEncoding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.http.HttpEntity;
import org.apache.http.MessageConstraintException;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.Registry;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.DnsResolver;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.BasicHttpClientConnectionManager;
import org.apache.http.impl.conn.SystemDefaultDnsResolver;
import org.apache.http.protocol.HttpContext;
import org.apache.http.ssl.SSLContexts;

/**
 * Fetches a metadata file from a host that somebody else chose, so that nothing but one GET to one public address can
 * come of it. Whether the host is one to ask at all is the caller's to check first.
 */
public final class MetadataFetch {

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int LARGEST = 1 << 20;
    private static final int MOST_HEADERS = 100;
    private static final int LONGEST_HEADER = 16 << 10;

    private final Predicate<URI> approvedPlainOrigin;
    private final DnsResolver resolver;
    private final Duration limit;
    private final Registry<ConnectionSocketFactory> sockets;

    /** @param approvedPlainOrigin the URLs that may be plain http, and may lead to this machine */
    public MetadataFetch(Predicate<URI> approvedPlainOrigin) {
        this(approvedPlainOrigin, SystemDefaultDnsResolver.INSTANCE, LONGEST, SSLContexts.createDefault());
    }

    MetadataFetch(Predicate<URI> approvedPlainOrigin, DnsResolver resolver, Duration limit, SSLContext trust) {
        this.approvedPlainOrigin = approvedPlainOrigin;
        this.resolver = resolver;
        this.limit = limit;
        this.sockets = RegistryBuilder.<ConnectionSocketFactory>create()
                .register("http", new PlainSockets())
                .register("https", new TlsSockets(trust))
                .build();
    }

    /** The file as text, without a byte order mark; returns or throws within five seconds. */
    public String fetch(URI url) throws MetadataUnavailable {
        boolean approved = approvedPlainOrigin.test(url);
        if (!"https".equalsIgnoreCase(url.getScheme()) && !(approved && "http".equalsIgnoreCase(url.getScheme()))) {
            throw new MetadataUnavailable(Reason.NOT_HTTPS, "scheme " + url.getScheme());
        }
        if (url.getHost() == null) {
            throw new MetadataUnavailable(Reason.HOST_UNKNOWN, "no host");
        }
        HttpGet request = new HttpGet(url);
        // On a thread of its own: no time-out covers a name server that is silent, or a server that drips.
        FutureTask<String> exchange = new FutureTask<>(() -> exchange(request, approved));
        Thread thread = new Thread(exchange, "metadata-fetch");
        thread.setDaemon(true);
        thread.start();
        try {
            return exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new MetadataUnavailable(Reason.TOO_SLOW, url.getHost());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MetadataUnavailable(Reason.UNREACHABLE, "interrupted");
        } catch (ExecutionException e) {
            throw unavailable(e.getCause());
        } finally {
            abort(request);
        }
    }

    private static void abort(HttpGet request) {
        try {
            request.abort();
        } catch (IllegalStateException closed) {
            // By the other thread, as soon as this one shut its socket; there is nothing left to abort.
        }
    }

    private String exchange(HttpGet request, boolean approved) throws IOException, MetadataUnavailable {
        InetAddress[] addresses = PinnedAddresses.of(request.getURI().getHost(), approved, resolver);
        // To close the response shuts the connection, and reads nothing of what is left.
        try (BasicHttpClientConnectionManager connections =
                        new BasicHttpClientConnectionManager(sockets, null, null, host -> addresses);
                CloseableHttpClient client = client(connections);
                CloseableHttpResponse response = client.execute(request)) {
            int status = response.getStatusLine().getStatusCode();
            if (status != 200) {
                throw new MetadataUnavailable(
                        status >= 300 && status < 400 ? Reason.REDIRECTED : Reason.STATUS, String.valueOf(status));
            }
            return body(response.getEntity());
        }
    }

    private CloseableHttpClient client(BasicHttpClientConnectionManager connections) {
        connections.setConnectionConfig(ConnectionConfig.custom()
                .setMessageConstraints(MessageConstraints.custom()
                        .setMaxHeaderCount(MOST_HEADERS)
                        .setMaxLineLength(LONGEST_HEADER)
                        .build())
                .build());
        int millis = Math.toIntExact(limit.toMillis());
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(millis)
                        .setSocketTimeout(millis)
                        .setAuthenticationEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableAutomaticRetries()
                .build();
    }

    private static String body(HttpEntity entity) throws IOException, MetadataUnavailable {
        byte[] bytes = entity.getContentLength() > LARGEST
                ? new byte[LARGEST + 1]
                : entity.getContent().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new MetadataUnavailable(Reason.TOO_LARGE, "over " + LARGEST + " bytes");
        }
        byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, TextEncoding.BYTES));
        return TextEncoding.of(start, null)
                .decode(bytes)
                .map(ByteOrderMark::strip)
                .orElseThrow(() -> new MetadataUnavailable(Reason.NO_TEXT, "bytes that are no text"));
    }

    /** Says what kind of failure it was, but not its message: that may quote the server. */
    private static MetadataUnavailable unavailable(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        if (failure instanceof MetadataUnavailable known) {
            return known;
        } else if (failure instanceof SocketTimeoutException || failure instanceof ConnectTimeoutException) {
            return new MetadataUnavailable(Reason.TOO_SLOW, kind);
        } else if (failure instanceof SSLException) {
            return new MetadataUnavailable(Reason.TLS, kind);
        } else if (failure instanceof MessageConstraintException) {
            return new MetadataUnavailable(Reason.TOO_LARGE, "header");
        }
        return new MetadataUnavailable(Reason.UNREACHABLE, kind);
    }

    /** Never through a SOCKS proxy, which a plain {@code new Socket()} takes from the system's settings. */
    private static Socket direct() {
        return new Socket(Proxy.NO_PROXY);
    }

    private static final class PlainSockets extends PlainConnectionSocketFactory {

        @Override
        public Socket createSocket(HttpContext context) {
            return direct();
        }
    }

    private static final class TlsSockets extends SSLConnectionSocketFactory {

        TlsSockets(SSLContext trust) {
            super(trust);
        }

        @Override
        public Socket createSocket(HttpContext context) {
            return direct();
        }
    }
}
