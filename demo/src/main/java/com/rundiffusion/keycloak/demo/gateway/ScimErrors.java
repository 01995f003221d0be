package com.rundiffusion.keycloak.demo.gateway;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What the gateway itself says to a customer's Entra; the sentences are those of {@code gateway/include/scim-errors.conf}. */
final class ScimErrors {

    private static final int SECONDS_TO_WAIT = 30;

    private ScimErrors() {}

    static void tooLarge(Response response, Callback callback) {
        answer(
                response,
                callback,
                HttpStatus.PAYLOAD_TOO_LARGE_413,
                "This is more than one request may hold. Send less at once, or map fewer attributes.");
    }

    static void unreadable(Response response, Callback callback) {
        answer(
                response,
                callback,
                HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
                "The body is of another media type. Send it as application/scim+json.");
    }

    static void unavailable(Response response, Callback callback, int status) {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, SECONDS_TO_WAIT);
        answer(response, callback, status, "This does not answer at the moment. Send it again in a minute.");
    }

    /** @param detail without a character that JSON would have to escape */
    private static void answer(Response response, Callback callback, int status, String detail) {
        response.setStatus(status);
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, "application/scim+json")
                .put(HttpHeader.CACHE_CONTROL, "no-store")
                .put("X-Content-Type-Options", "nosniff");
        Content.Sink.write(
                response,
                true,
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"%d\",\"detail\":\"%s\"}"
                        .formatted(status, detail),
                callback);
    }
}
