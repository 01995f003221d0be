package com.rundiffusion.keycloak.demo.gateway;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.util.Callback;

/** Notes a refusal before whoever is refused can hear of it. */
final class CountedAnswer extends HttpStream.Wrapper {

    private final Runnable refused;

    CountedAnswer(HttpStream stream, Runnable refused) {
        super(stream);
        this.refused = refused;
    }

    @Override
    public void send(
            MetaData.Request request, MetaData.Response response, boolean last, ByteBuffer content, Callback callback) {
        // Null for what follows the head.
        if (response != null && HttpStatus.isClientError(response.getStatus())) {
            refused.run();
        }
        super.send(request, response, last, content, callback);
    }
}
