package com.rundiffusion.keycloak.demo.gateway;

import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.server.Request;

/** How a request came in, told to the upstream. What the client says about that itself is dropped. */
final class ForwardedHeaders {

    private ForwardedHeaders() {}

    static void replace(HttpFields.Mutable headers, Request request) {
        headers.getFieldNamesCollection().stream()
                .filter(ForwardedHeaders::speaksOfTheWay)
                .toList()
                .forEach(headers::remove);
        HttpScheme scheme = request.isSecure() ? HttpScheme.HTTPS : HttpScheme.HTTP;
        // The Host header's port, not the one we listen on: that is the port the browser believes in.
        int port = request.getHttpURI().getPort();
        headers.put(HttpHeader.X_FORWARDED_FOR, Request.getRemoteAddr(request))
                .put(HttpHeader.X_FORWARDED_PROTO, scheme.asString())
                .put(HttpHeader.X_FORWARDED_HOST, request.getHttpURI().getAuthority())
                .put(HttpHeader.X_FORWARDED_PORT, port > 0 ? port : scheme.getDefaultPort());
    }

    private static boolean speaksOfTheWay(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.equals("forwarded") || name.equals("x-real-ip") || name.startsWith("x-forwarded-");
    }
}
