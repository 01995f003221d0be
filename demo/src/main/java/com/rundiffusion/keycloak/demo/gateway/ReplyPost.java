package com.rundiffusion.keycloak.demo.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** A post to a Reply URL with its body in memory: a form can be sent to Keycloak and, unchanged, once more to Firebase. */
final class ReplyPost extends Request.Wrapper {

    /** Not by Jetty's own parser, which throws at a parameter that is broken. */
    private static final Pattern FORM =
            Pattern.compile("application/x-www-form-urlencoded\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    private final byte[] body;
    private final boolean toKeycloak;
    private final HttpFields headers;
    private final Content.Source content;

    private ReplyPost(Request request, byte[] body, boolean toKeycloak) {
        super(request);
        this.body = body;
        this.toKeycloak = toKeycloak;
        this.content = Content.Source.from(ByteBuffer.wrap(body));
        // The body is here already: nothing to wait for, nothing left in chunks.
        this.headers = HttpFields.build(request.getHeaders())
                .remove(HttpHeader.EXPECT)
                .remove(HttpHeader.TRANSFER_ENCODING)
                .put(HttpHeader.CONTENT_LENGTH, body.length);
    }

    /** Reads the body; empty, with the rest of it unread, when it is larger than {@code most}. */
    static Optional<ReplyPost> read(Request request, int most) throws IOException {
        // Not closed: that would fail what is left of the body.
        byte[] body = Content.Source.asInputStream(request).readNBytes(most + 1);
        return body.length > most ? Optional.empty() : Optional.of(new ReplyPost(request, body, isForm(request)));
    }

    /**
     * A SAML response comes in a form, and a form may name its charset.
     *
     * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf">SAML 2.0 Bindings, 3.5.4</a>
     */
    private static boolean isForm(Request request) {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return type != null && FORM.matcher(type).matches();
    }

    /** Whether Keycloak is to say whose it is; else that is settled. */
    boolean toKeycloak() {
        return toKeycloak;
    }

    /** The same post, to be sent from its first byte again. */
    ReplyPost toFirebase() {
        return new ReplyPost(getWrapped(), body, false);
    }

    @Override
    public HttpFields getHeaders() {
        return headers;
    }

    @Override
    public long getLength() {
        return body.length;
    }

    @Override
    public Content.Chunk read() {
        return content.read();
    }

    @Override
    public void demand(Runnable demandCallback) {
        content.demand(demandCallback);
    }

    @Override
    public void fail(Throwable failure) {
        content.fail(failure);
    }

    @Override
    public boolean rewind() {
        return content.rewind();
    }
}
