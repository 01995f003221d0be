package com.rundiffusion.keycloak.e2e.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Little that becomes much. */
final class Compressed {

    private Compressed() {}

    /** As the HTTP-Redirect binding carries a message (<em>SAML 2.0 Bindings</em> 3.4.4.1). */
    static String message(String xml) {
        Deflater raw = new Deflater(Deflater.BEST_COMPRESSION, true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes, raw)) {
            out.write(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            raw.end();
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** As {@code Content-Encoding: gzip} announces it. */
    static byte[] body(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
