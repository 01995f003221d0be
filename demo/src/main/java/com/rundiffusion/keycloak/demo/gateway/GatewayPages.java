package com.rundiffusion.keycloak.demo.gateway;

import com.rundiffusion.keycloak.demo.page.Pages;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What the gateway itself says to a person; the sentences are those of {@code gateway/include/pages.conf}. */
final class GatewayPages {

    private GatewayPages() {}

    static void unknownHost(Response response, Callback callback) {
        Pages.sentence(
                response,
                callback,
                HttpStatus.MISDIRECTED_REQUEST_421,
                "Not here",
                "This server knows no site of that name.");
    }

    static void tooLarge(Response response, Callback callback) {
        Pages.sentence(
                response,
                callback,
                HttpStatus.PAYLOAD_TOO_LARGE_413,
                "Too large",
                "What was posted is larger than any sign-in response. Please go back to the app and sign in again.");
    }

    static void nothingHere(Response response, Callback callback, int status) {
        Pages.sentence(
                response,
                callback,
                status,
                "Nothing here",
                "This address leads nowhere. Please go back to the app and sign in from there.");
    }

    static void unreadable(Response response, Callback callback) {
        Pages.sentence(
                response,
                callback,
                HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
                "Not readable",
                "What was sent here is not what a browser sends. Please go back to the app and sign in again.");
    }

    static void redirect(Response response, Callback callback, String target) {
        response.setStatus(HttpStatus.FOUND_302);
        response.getHeaders()
                .put(HttpHeader.LOCATION, target)
                .put(HttpHeader.CACHE_CONTROL, "no-store")
                .put("Referrer-Policy", "no-referrer");
        callback.succeeded();
    }

    static void refusedTooOften(Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, Refusals.WINDOW.toSeconds());
        Pages.sentence(
                response,
                callback,
                HttpStatus.TOO_MANY_REQUESTS_429,
                "Please wait a minute",
                "Too many requests came from your network. Please wait a minute, then go back to the app and sign in"
                        + " again.");
    }

    static void signInUnavailable(Response response, Callback callback, int status) {
        Pages.sentence(
                response,
                callback,
                status,
                "One moment, please",
                "The sign-in service does not answer at the moment. Your account is fine; please try again in a"
                        + " minute.");
    }

    static void siteUnavailable(Response response, Callback callback, int status) {
        Pages.sentence(
                response,
                callback,
                status,
                "One moment, please",
                "This site does not answer at the moment. Please try again in a minute.");
    }
}
