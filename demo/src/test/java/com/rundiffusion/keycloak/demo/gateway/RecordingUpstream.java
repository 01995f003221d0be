package com.rundiffusion.keycloak.demo.gateway;

import com.rundiffusion.keycloak.demo.firebase.ReceivedRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** An upstream that notes what reaches it and gives the answer that the test wants. */
final class RecordingUpstream extends Handler.Abstract {

    private final List<ReceivedRequest> received = new CopyOnWriteArrayList<>();
    private final String name;
    private volatile int status = 200;
    private volatile String location;

    /** @param name the body of every answer */
    RecordingUpstream(String name) {
        this.name = name;
    }

    void answers(int status, String location) {
        this.status = status;
        this.location = location;
    }

    List<ReceivedRequest> received() {
        return received;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        received.add(new ReceivedRequest(
                request.getMethod(),
                request.getHeaders().get(HttpHeader.HOST),
                request.getHttpURI().getPath(),
                request.getHttpURI().getQuery(),
                request.getHeaders().asImmutable(),
                BufferUtil.toArray(Content.Source.asByteBuffer(request))));
        response.setStatus(status);
        if (location != null) {
            response.getHeaders().put(HttpHeader.LOCATION, location);
        }
        response.getHeaders().add(HttpHeader.SET_COOKIE, "a=1; Path=/").add(HttpHeader.SET_COOKIE, "b=2; Path=/");
        Content.Sink.write(response, true, name, callback);
        return true;
    }
}
