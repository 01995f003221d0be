package com.rundiffusion.keycloak.enterprise.store;

import java.util.Locale;

/** What becomes of the accounts when their enterprise leaves. */
public enum OnLeaving {
    /** They go with it. */
    DELETE,
    /**
     * They stay with id, names and address, so that somebody can take over what they own: disabled, without a way to sign
     * in, and under a user name that no later customer can meet.
     */
    KEEP;

    /** The name in requests. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
