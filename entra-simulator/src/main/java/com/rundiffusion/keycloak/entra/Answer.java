package com.rundiffusion.keycloak.entra;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP answer. */
record Answer(int status, Map<String, String> headers, String body) {

    private static final String HTML = "text/html; charset=utf-8";

    static Answer page(Html page) {
        return of(200, HTML, page.document());
    }

    static Answer failure(int status, Html page) {
        return of(status, HTML, page.document());
    }

    static Answer text(String contentType, String body) {
        return of(200, contentType, body);
    }

    static Answer redirect(String location) {
        return of(302, "text/plain; charset=utf-8", "").header("Location", location);
    }

    private static Answer of(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", contentType, "Cache-Control", "no-store"), body);
    }

    Answer header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
