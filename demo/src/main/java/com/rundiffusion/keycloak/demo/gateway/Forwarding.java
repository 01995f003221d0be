package com.rundiffusion.keycloak.demo.gateway;

import com.rundiffusion.keycloak.entra.Sites;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Passes a request on to its upstream: host, path, query and body as they came, redirects left to the browser. */
final class Forwarding extends ProxyHandler {

    private static final String REPLY_RESOURCE = "/realms/rundiffusion/reply-url" + Sites.REPLY_PATH;
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final String UPSTREAM = Forwarding.class.getName() + ".upstream";

    private final Routing routing;
    private final Upstreams upstreams;

    Forwarding(Routing routing, Upstreams upstreams) {
        this.routing = routing;
        this.upstreams = upstreams;
    }

    /** @return true: it is answered, now or later */
    boolean pass(Request request, URI upstream, Response response, Callback callback) {
        request.setAttribute(UPSTREAM, upstream);
        return super.handle(request, response, callback);
    }

    @Override
    protected HttpURI rewriteHttpURI(Request request) {
        URI upstream = (URI) request.getAttribute(UPSTREAM);
        HttpURI.Mutable target = HttpURI.build(request.getHttpURI())
                .scheme(upstream.getScheme())
                .authority(upstream.getHost(), upstream.getPort());
        if (asksKeycloak(request)) {
            return target.path(REPLY_RESOURCE).query(request.getHttpURI().getQuery());
        }
        // Keycloak's server refuses a slash too many.
        return routing.isProvisioning(request)
                ? target.path(SLASHES.matcher(request.getHttpURI().getPath()).replaceAll("/"))
                        .query(request.getHttpURI().getQuery())
                : target;
    }

    private static boolean asksKeycloak(Request request) {
        return request instanceof ReplyPost post && post.toKeycloak();
    }

    /**
     * Not by way of {@link URI}, which refuses characters that browsers leave as they are in a query. A percent sign that
     * encodes nothing, which the client library refuses, is sent as the literal one that it is to a browser.
     */
    @Override
    protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI target) {
        return getHttpClient()
                .newRequest(target.getHost(), target.getPort())
                .scheme(target.getScheme())
                .method(request.getMethod())
                .path(STRAY_PERCENT.matcher(target.getPathQuery()).replaceAll("%25"));
    }

    @Override
    protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request toUpstream) {
        toUpstream.headers(headers -> ForwardedHeaders.replace(headers, request));
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
        super.configureHttpClient(client);
        client.setMaxResponseHeadersSize(Loopback.MAX_HEADER_BYTES);
        client.setMaxRequestHeadersSize(Loopback.MAX_HEADER_BYTES);
        client.setUserAgentField(null);
        client.setDefaultRequestContentType(null);
    }

    @Override
    protected org.eclipse.jetty.client.Response.CompleteListener newServerToProxyResponseListener(
            Request request, org.eclipse.jetty.client.Request toUpstream, Response response, Callback callback) {
        return asksKeycloak(request)
                ? new KeycloaksSay((ReplyPost) request, toUpstream, response, callback)
                : super.newServerToProxyResponseListener(request, toUpstream, response, callback);
    }

    @Override
    protected void onServerToProxyResponseFailure(
            Request request,
            org.eclipse.jetty.client.Request toUpstream,
            org.eclipse.jetty.client.Response fromUpstream,
            Response response,
            Callback callback,
            Throwable failure) {
        if (response.isCommitted()) {
            callback.failed(failure);
            return;
        }
        response.reset();
        int status = failure instanceof TimeoutException ? HttpStatus.GATEWAY_TIMEOUT_504 : HttpStatus.BAD_GATEWAY_502;
        if (routing.isProvisioning(request)) {
            ScimErrors.unavailable(response, callback, status);
        } else if (upstreams.sites().equals(request.getAttribute(UPSTREAM))) {
            GatewayPages.siteUnavailable(response, callback, status);
        } else {
            GatewayPages.signInUnavailable(response, callback, status);
        }
    }

    /** Passes Keycloak's answer on, unless it is "not ours": then the same post goes to Firebase and its answer counts. */
    private final class KeycloaksSay extends ProxyResponseListener {

        private final ReplyPost post;
        private final Response response;
        private final Callback callback;
        private boolean notOurs;

        KeycloaksSay(
                ReplyPost post, org.eclipse.jetty.client.Request toUpstream, Response response, Callback callback) {
            super(post, toUpstream, response, callback);
            this.post = post;
            this.response = response;
            this.callback = callback;
        }

        @Override
        public void onBegin(org.eclipse.jetty.client.Response answer) {
            notOurs = answer.getStatus() == HttpStatus.MISDIRECTED_REQUEST_421;
            if (!notOurs) {
                super.onBegin(answer);
            }
        }

        @Override
        public void onHeaders(org.eclipse.jetty.client.Response answer) {
            if (!notOurs) {
                super.onHeaders(answer);
            }
        }

        @Override
        public void onContent(org.eclipse.jetty.client.Response answer, Content.Chunk chunk, Runnable demander) {
            if (notOurs) {
                demander.run();
            } else {
                super.onContent(answer, chunk, demander);
            }
        }

        @Override
        public void onSuccess(org.eclipse.jetty.client.Response answer) {
            if (!notOurs) {
                super.onSuccess(answer);
            }
        }

        @Override
        public void onComplete(Result result) {
            if (notOurs && result.isSucceeded()) {
                pass(post.toFirebase(), upstreams.firebase(), response, callback);
            } else {
                super.onComplete(result);
            }
        }
    }
}
