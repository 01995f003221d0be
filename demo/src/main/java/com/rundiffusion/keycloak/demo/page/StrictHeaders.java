package com.rundiffusion.keycloak.demo.page;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;

/** What a page that holds personal data says to the browser. */
public final class StrictHeaders {

    /**
     * No {@code form-action}: signing out is a form whose answer redirects through the sso host, perhaps on to Entra, and
     * browsers hold those redirects against it too.
     */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    private StrictHeaders() {}

    public static void add(Response response) {
        response.getHeaders()
                .put("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .put("X-Content-Type-Options", "nosniff")
                .put("Referrer-Policy", "no-referrer")
                .put(HttpHeader.CACHE_CONTROL, "no-store");
    }
}
