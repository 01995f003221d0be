package com.rundiffusion.keycloak.enterprise.metadata;

import java.util.Locale;

/** Why a metadata file was not fetched. Neither the message nor a cause repeats what the server sent. */
public final class MetadataUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    enum Reason {
        ADDRESS_BLOCKED,
        HOST_UNKNOWN,
        NOT_HTTPS,
        NO_TEXT,
        REDIRECTED,
        STATUS,
        TOO_LARGE,
        TOO_SLOW,
        TLS,
        UNREACHABLE
    }

    private final Reason reason;

    MetadataUnavailable(Reason reason, String detail) {
        super("Metadata unavailable: " + code(reason) + " (" + detail + ")");
        this.reason = reason;
    }

    /**
     * One of {@code address_blocked}, {@code host_unknown}, {@code not_https}, {@code no_text}, {@code redirected}, {@code status},
     * {@code too_large}, {@code too_slow}, {@code tls} and {@code unreachable}.
     */
    public String reason() {
        return code(reason);
    }

    private static String code(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
