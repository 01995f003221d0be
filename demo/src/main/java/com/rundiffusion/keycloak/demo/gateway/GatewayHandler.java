package com.rundiffusion.keycloak.demo.gateway;

import com.rundiffusion.keycloak.entra.Sites;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Decides about each request: whether it ends here, and which upstream it is for otherwise. */
final class GatewayHandler extends Handler.Wrapper {

    private final Routing routing;
    private final Upstreams upstreams;
    private final Forwarding forwarding;
    private final Refusals refusals;
    private final ForeignPages foreignPages;
    private final String app;

    GatewayHandler(Sites sites, Upstreams upstreams, Refusals refusals) {
        this.routing = new Routing(sites, upstreams);
        this.upstreams = upstreams;
        this.forwarding = new Forwarding(routing, upstreams);
        this.refusals = refusals;
        this.foreignPages = new ForeignPages(sites.appOrigins());
        this.app = sites.rundiffusionApp() + "/";
        setHandler(forwarding);
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
                    : forwarding.pass(request, upstream, response, callback);
        }
        Optional<byte[]> body = ReadRequest.body(request, most);
        if (body.isEmpty()) {
            return tooLarge(request, response, callback);
        }
        if (!reply) {
            return forwarding.pass(new ReadRequest(request, body.get()), upstream, response, callback);
        }
        ReplyPost post = new ReplyPost(request, body.get());
        return forwarding.pass(
                post, post.toKeycloak() ? upstreams.keycloak() : upstreams.firebase(), response, callback);
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
}
