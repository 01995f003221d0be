package com.rundiffusion.keycloak.demo.firebase;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/**
 * A request as it reached the stand-in.
 *
 * @param host the {@code Host} header
 * @param query the raw query, or null
 * @param body the exact bytes
 */
public record ReceivedRequest(String method, String host, String path, String query, HttpFields headers, byte[] body) {

    /** The fields of a form post, in order; none for any other content type. */
    public Fields form() {
        String type = headers.get("Content-Type");
        if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
            return new Fields();
        }
        Fields form = new Fields(true);
        String text = new String(body, StandardCharsets.UTF_8);
        // Lenient: what is broken arrived here too, and is shown as far as it goes.
        UrlEncoded.decodeUtf8To(text, 0, text.length(), form::add, true, true, true);
        return form;
    }
}
