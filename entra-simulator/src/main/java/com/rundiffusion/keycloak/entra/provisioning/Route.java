package com.rundiffusion.keycloak.entra.provisioning;

import java.net.URI;
import java.net.http.HttpRequest;

/** How the service gets to a Tenant URL. */
public final class Route {

    private static final int TLS_PORT = 443;
    private static final int PLAIN_PORT = 80;

    private final URI publicOrigin;
    private final URI server;

    private Route(URI publicOrigin, URI server) {
        this.publicOrigin = publicOrigin;
        this.server = server;
    }

    /** By its name. */
    public static Route direct() {
        return new Route(null, null);
    }

    /**
     * To a server on loopback for whatever has this public origin, with what a gateway in between would say of it; to all else
     * by name.
     *
     * @param publicOrigin such as {@code https://sso.rundiffusion.com}
     * @param server speaks plain http
     */
    public static Route behind(String publicOrigin, URI server) {
        return new Route(URI.create(publicOrigin), server);
    }

    HttpRequest.Builder request(URI url) {
        if (publicOrigin == null
                || !publicOrigin.getScheme().equals(url.getScheme())
                || !publicOrigin.getRawAuthority().equals(url.getRawAuthority())) {
            return HttpRequest.newBuilder(url);
        }
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        URI there = URI.create(server.getScheme() + "://" + server.getRawAuthority() + url.getRawPath() + query);
        return HttpRequest.newBuilder(there)
                .header("X-Forwarded-Proto", url.getScheme())
                .header("X-Forwarded-Host", url.getRawAuthority())
                .header("X-Forwarded-Port", String.valueOf(port(url)));
    }

    private static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return "https".equals(url.getScheme()) ? TLS_PORT : PLAIN_PORT;
    }
}
