package com.rundiffusion.keycloak.headers;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.function.Supplier;

/** What a request says of its body, as far as Keycloak's server can make something of it. */
public enum RequestType {
    READABLE,
    /** The server fails where it reads such a body: parts, which no page of ours sends, and charsets that it does not know. */
    UNREADABLE,
    /** No type at all: the server fails wherever somebody asks for it, body or not. */
    MALFORMED;

    public static RequestType of(HttpHeaders request) {
        return of(request::getMediaType);
    }

    static RequestType of(ContainerRequestContext request) {
        return of(request::getMediaType);
    }

    private static RequestType of(Supplier<MediaType> declared) {
        try {
            MediaType type = declared.get();
            return type == null || isReadable(type) ? READABLE : UNREADABLE;
        } catch (IllegalArgumentException malformed) {
            return MALFORMED;
        }
    }

    /** Takes it away, so that whoever asks next is told that there is none. */
    static void forget(ContainerRequestContext request) {
        request.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
    }

    private static boolean isReadable(MediaType type) {
        return !type.getType().equalsIgnoreCase("multipart")
                && isKnown(type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "UTF-8"));
    }

    private static boolean isKnown(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }
}
