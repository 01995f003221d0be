package com.rundiffusion.keycloak.demo.gateway;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.util.Callback;

/** Notes a refusal before whoever is refused can hear of it. */
final class CountedAnswer extends HttpStream.Wrapper {

    /** A browser is led to the page of its refusal, which may be reloaded as often as somebody likes. */
    private static final String PAGE = "/realms/rundiffusion/refusal/";

    private final String path;
    private final Runnable refused;

    CountedAnswer(HttpStream stream, String path, Runnable refused) {
        super(stream);
        this.path = path;
        this.refused = refused;
    }

    @Override
    public void send(
            MetaData.Request request, MetaData.Response response, boolean last, ByteBuffer content, Callback callback) {
        // Null for what follows the head.
        if (response != null && isRefusal(response)) {
            refused.run();
        }
        super.send(request, response, last, content, callback);
    }

    private boolean isRefusal(MetaData.Response response) {
        String target = response.getHttpFields().get(HttpHeader.LOCATION);
        return target != null && target.contains(PAGE)
                || HttpStatus.isClientError(response.getStatus()) && !path.startsWith(PAGE);
    }
}
