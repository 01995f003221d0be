package com.rundiffusion.keycloak.demo.firebase;

import com.rundiffusion.keycloak.demo.page.Pages;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** Answers whatever would have reached Firebase with a page that says what arrived, and keeps it for tests. */
public final class FirebaseStandIn extends Handler.Wrapper {

    private static final int KEPT = 200;

    /** Below the one path that reaches Firebase on every host. */
    private static final String STYLE = "/__/stand-in.css";

    private final Pages pages = new Pages(FirebaseStandIn.class);
    private final Deque<ReceivedRequest> received = new ArrayDeque<>();

    public FirebaseStandIn() {
        ResourceHandler style = new ResourceHandler();
        String folder = FirebaseStandIn.class.getPackageName().replace('.', '/') + "/public/";
        style.setBaseResource(ResourceFactory.of(style).newClassLoaderResource(folder));
        setHandler(style);
    }

    /** The latest requests, oldest first; those for the page's own style aside. */
    public List<ReceivedRequest> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    public void clear() {
        synchronized (received) {
            received.clear();
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (STYLE.equals(Request.getPathInContext(request))) {
            return super.handle(request, response, callback);
        }
        ReceivedRequest arrived = new ReceivedRequest(
                request.getMethod(),
                request.getHeaders().get(HttpHeader.HOST),
                Request.getPathInContext(request),
                request.getHttpURI().getQuery(),
                request.getHeaders().asImmutable(),
                BufferUtil.toArray(Content.Source.asByteBuffer(request)));
        keep(arrived);
        pages.answer(response, callback, HttpStatus.OK_200, "stand-in.ftlh", model(arrived));
        return true;
    }

    private void keep(ReceivedRequest arrived) {
        synchronized (received) {
            received.addLast(arrived);
            if (received.size() > KEPT) {
                received.removeFirst();
            }
        }
    }

    private static Map<String, ?> model(ReceivedRequest arrived) {
        String type = arrived.headers().get(HttpHeader.CONTENT_TYPE);
        return Map.of(
                "method", arrived.method(),
                "host", arrived.host(),
                "path", arrived.path(),
                "type", type == null ? "none" : type,
                "bytes", arrived.body().length,
                "fields",
                        arrived.form().stream()
                                .flatMap(field -> field.getValues().stream()
                                        .map(value -> Map.of("name", field.getName(), "value", value)))
                                .toList());
    }
}
