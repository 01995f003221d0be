package com.rundiffusion.keycloak.demo.app;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * How an app's server reaches the broker: on loopback, while every URL in the protocol stays the public one. A server inside
 * a production network often does the same.
 */
public final class BackChannel implements HTTPRequestSender, ResourceRetriever, AutoCloseable {

    private static final int TIMEOUT_SECONDS = 15;

    private final HttpClient client = new HttpClient();
    private final URI publicOrigin;
    private final URI keycloak;

    /**
     * @param publicOrigin the origin in the broker's URLs, such as {@code https://sso.rundiffusion.com}; nothing else is called
     * @param keycloak where that is on loopback, plain http
     */
    public BackChannel(String publicOrigin, URI keycloak) {
        this.publicOrigin = URI.create(publicOrigin);
        this.keycloak = keycloak;
        client.setFollowRedirects(false);
    }

    public BackChannel start() {
        LifeCycle.start(client);
        return this;
    }

    @Override
    public HTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        URI uri = request.getURI();
        if (!publicOrigin.getScheme().equals(uri.getScheme())
                || !publicOrigin.getAuthority().equals(uri.getAuthority())) {
            throw new IOException("Not the broker: " + uri);
        }
        Request outgoing = client.newRequest(keycloak.resolve(pathAndQuery(uri)))
                .method(request.getMethod().name())
                .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .headers(headers -> {
                    request.getHeaderMap().forEach(headers::put);
                    headers.put(HttpHeader.HOST, uri.getAuthority())
                            .put(HttpHeader.X_FORWARDED_HOST, uri.getAuthority())
                            .put(HttpHeader.X_FORWARDED_PROTO, uri.getScheme())
                            .put(HttpHeader.X_FORWARDED_PORT, port(uri));
                });
        if (request.getBody() != null) {
            outgoing.body(
                    new StringRequestContent(outgoing.getHeaders().get(HttpHeader.CONTENT_TYPE), request.getBody()));
        }
        return response(send(outgoing));
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        HTTPResponse response = send(new HTTPRequest(HTTPRequest.Method.GET, url));
        if (!response.indicatesSuccess()) {
            throw new IOException("Status " + response.getStatusCode() + " from " + url);
        }
        return new Resource(response.getBody(), response.getHeaderValue("Content-Type"));
    }

    private static ContentResponse send(Request request) throws IOException {
        try {
            return request.send();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("No answer from the broker", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the broker", e);
        }
    }

    private static HTTPResponse response(ContentResponse answer) {
        HTTPResponse response = new HTTPResponse(answer.getStatus());
        for (HttpField field : answer.getHeaders()) {
            response.setHeader(field.getName(), field.getValue());
        }
        response.setBody(answer.getContentAsString());
        return response;
    }

    private static String pathAndQuery(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static int port(URI uri) {
        if (uri.getPort() > 0) {
            return uri.getPort();
        }
        return "https".equals(uri.getScheme()) ? 443 : 80;
    }

    @Override
    public void close() {
        LifeCycle.stop(client);
    }
}
