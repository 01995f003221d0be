package com.rundiffusion.keycloak.demo.page;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;

/** What a page says to the browser: keep this to yourself, and load nothing from elsewhere. */
public final class StrictHeaders {

    /**
     * No {@code form-action}: signing out is a form whose answer redirects through the sso host, perhaps on to Entra, and
     * browsers hold those redirects against it too.
     */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static final String NO_RESOURCES =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private StrictHeaders() {}

    /** For a page of text alone. */
    static void addWithoutResources(Response response) {
        add(response, NO_RESOURCES);
    }

    public static void add(Response response) {
        add(response, CONTENT_SECURITY_POLICY);
    }

    private static void add(Response response, String contentSecurityPolicy) {
        response.getHeaders()
                .put("Content-Security-Policy", contentSecurityPolicy)
                .put("X-Content-Type-Options", "nosniff")
                .put("Referrer-Policy", "no-referrer")
                .put(HttpHeader.CACHE_CONTROL, "no-store");
    }
}
