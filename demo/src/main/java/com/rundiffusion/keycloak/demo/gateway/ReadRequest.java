package com.rundiffusion.keycloak.demo.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** A request whose body is in memory: only now its length is known, whatever the sender said or did not say. */
class ReadRequest extends Request.Wrapper {

    private final byte[] body;
    private final HttpFields headers;
    private final Content.Source content;

    ReadRequest(Request request, byte[] body) {
        super(request);
        this.body = body;
        this.content = Content.Source.from(ByteBuffer.wrap(body));
        // The body is here already: nothing to wait for, nothing left in chunks.
        this.headers = HttpFields.build(request.getHeaders())
                .remove(HttpHeader.EXPECT)
                .remove(HttpHeader.TRANSFER_ENCODING)
                .put(HttpHeader.CONTENT_LENGTH, body.length);
    }

    /** Of its body; empty, with the rest of it unread, when it is larger than {@code most}. */
    static Optional<byte[]> body(Request request, int most) throws IOException {
        // Not closed: that would fail what is left of the body.
        byte[] body = Content.Source.asInputStream(request).readNBytes(most + 1);
        return body.length > most ? Optional.empty() : Optional.of(body);
    }

    final byte[] body() {
        return body;
    }

    @Override
    public final HttpFields getHeaders() {
        return headers;
    }

    @Override
    public final long getLength() {
        return body.length;
    }

    @Override
    public final Content.Chunk read() {
        return content.read();
    }

    @Override
    public final void demand(Runnable demandCallback) {
        content.demand(demandCallback);
    }

    @Override
    public final void fail(Throwable failure) {
        content.fail(failure);
    }

    @Override
    public final boolean rewind() {
        return content.rewind();
    }
}
