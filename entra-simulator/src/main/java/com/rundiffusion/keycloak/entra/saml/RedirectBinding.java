package com.rundiffusion.keycloak.entra.saml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The encoding of a message in a query: raw deflate, then Base64. */
public final class RedirectBinding {

    /** Far above any AuthnRequest; a bomb ends here. */
    private static final int MAX_BYTES = 128 * 1024;

    private RedirectBinding() {}

    /** The value of {@code SAMLRequest}, ready to stand in a query. */
    public static String encode(String xml) {
        return URLEncoder.encode(deflate(xml), StandardCharsets.UTF_8);
    }

    /** The same before it is escaped. */
    static String deflate(String xml) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(deflated, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            out.write(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Base64.getEncoder().encodeToString(deflated.toByteArray());
    }

    /** @throws IOException if these bytes are no deflated message, or one that is too large */
    static byte[] inflate(byte[] deflated) throws IOException {
        Inflater inflater = new Inflater(true);
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated), inflater)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("Inflates to more than " + MAX_BYTES + " bytes");
            }
            return bytes;
        } finally {
            inflater.end();
        }
    }
}
