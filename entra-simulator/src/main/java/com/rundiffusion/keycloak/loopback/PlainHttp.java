package com.rundiffusion.keycloak.loopback;

import java.net.http.HttpClient;

/**
 * A client for servers without TLS.
 *
 * <p>Java's client offers them a change to HTTP/2 with each request, and an answer that comes while it changes gets
 * lost or is read as something else; this one stays with HTTP/1.1.
 */
public final class PlainHttp {

    private PlainHttp() {}

    /** It follows no redirect. */
    public static HttpClient client() {
        return builder().build();
    }

    public static HttpClient.Builder builder() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    }
}
