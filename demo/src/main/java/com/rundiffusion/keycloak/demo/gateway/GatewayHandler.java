package com.rundiffusion.keycloak.demo.gateway;

import com.rundiffusion.keycloak.entra.Sites;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Passes each request on to its upstream: host, path, query and body as they came, redirects left to the browser. */
final class GatewayHandler extends ProxyHandler {

    private static final String REPLY_RESOURCE = "/realms/rundiffusion/reply-url" + Sites.REPLY_PATH;
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final String UPSTREAM = GatewayHandler.class.getName() + ".upstream";

    private final Routing routing;
    private final Upstreams upstreams;
    private final Refusals refusals;
    private final ForeignPages foreignPages;
    private final String app;

    GatewayHandler(Sites sites, Upstreams upstreams, Refusals refusals) {
        this.routing = new Routing(sites, upstreams);
        this.upstreams = upstreams;
        this.refusals = refusals;
        this.foreignPages = new ForeignPages(sites.appOrigins());
        this.app = sites.rundiffusionApp() + "/";
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Optional<URI> upstream = routing.upstream(request);
        if (upstream.isEmpty()) {
            GatewayPages.unknownHost(response, callback);
            return true;
        }
        if (routing.isSso(request) && closed(request, response, callback)) {
            return true;
        }
        if (routing.isReply(request) && BodyType.isForm(request) && foreignPages.sent(request)) {
            GatewayPages.nothingHere(response, callback, HttpStatus.FORBIDDEN_403);
            return true;
        }
        try {
            return read(request, upstream.get(), response, callback);
        } catch (IOException e) {
            callback.failed(e);
            return true;
        }
    }

    /** Whether the request ends here, answered; else what Keycloak refuses of it counts where that says something. */
    private boolean closed(Request request, Response response, Callback callback) {
        if (routing.isBareHost(request)) {
            GatewayPages.redirect(response, callback, app);
            return true;
        }
        Optional<Door> door = routing.door(request);
        if (door.isEmpty()) {
            GatewayPages.nothingHere(response, callback, HttpStatus.NOT_FOUND_404);
            return true;
        }
        if (door.get() == Door.OPERATORS) {
            return false;
        }
        if (BodyType.isUnreadable(request)) {
            unreadable(request, response, callback);
            return true;
        }
        if (door.get().isForBrowsers() && foreignPages.sent(request)) {
            GatewayPages.nothingHere(response, callback, HttpStatus.FORBIDDEN_403);
            return true;
        }
        return door.get() == Door.PEOPLE && heldOff(request, response, callback);
    }

    private void unreadable(Request request, Response response, Callback callback) {
        if (routing.isProvisioning(request)) {
            ScimErrors.unreadable(response, callback);
        } else {
            GatewayPages.unreadable(response, callback);
        }
    }

    private boolean heldOff(Request request, Response response, Callback callback) {
        String address = Request.getRemoteAddr(request);
        if (refusals.tooMany(address)) {
            GatewayPages.refusedTooOften(response, callback);
            return true;
        }
        String path = Request.getPathInContext(request);
        request.addHttpStreamWrapper(stream -> new CountedAnswer(stream, path, () -> refusals.add(address)));
        return false;
    }

    /** Into memory what may have to be sent twice, and what comes in chunks, whose length nobody says. */
    private boolean read(Request request, URI upstream, Response response, Callback callback) throws IOException {
        int most = routing.mostBytes(request);
        boolean reply = routing.isReply(request);
        if (!reply && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
            return request.getLength() > most
                    ? tooLarge(request, response, callback)
                    : pass(request, upstream, response, callback);
        }
        Optional<byte[]> body = ReadRequest.body(request, most);
        if (body.isEmpty()) {
            return tooLarge(request, response, callback);
        }
        if (!reply) {
            return pass(new ReadRequest(request, body.get()), upstream, response, callback);
        }
        ReplyPost post = new ReplyPost(request, body.get());
        return pass(post, post.toKeycloak() ? upstreams.keycloak() : upstreams.firebase(), response, callback);
    }

    /** All of it is read and dropped, so that the sender hears the answer. */
    private boolean tooLarge(Request request, Response response, Callback callback) {
        try (InputStream in = Content.Source.asInputStream(request)) {
            in.transferTo(OutputStream.nullOutputStream());
            if (routing.isProvisioning(request)) {
                ScimErrors.tooLarge(response, callback);
            } else {
                GatewayPages.tooLarge(response, callback);
            }
        } catch (IOException e) {
            callback.failed(e);
        }
        return true;
    }

    private boolean pass(Request request, URI upstream, Response response, Callback callback) {
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
