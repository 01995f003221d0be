package com.rundiffusion.keycloak.demo.app;

/** What the next load of the app's page shows, once: so that the outcome of a sign-in has a clean URL and no second try. */
sealed interface Notice {

    /** Nobody is signed in. */
    record SignedOut(Reason reason) implements Notice {}

    enum Reason {
        /** Of this browser the app knows no more than that. */
        NO_SESSION,
        /** Somebody has just signed out here. */
        ON_REQUEST,
        /** The broker has told the app's server that the session has ended. */
        TOLD
    }

    /**
     * @param error the code from the protocol
     * @param description as the broker sent it, may be null
     * @param retry a path that tries the same once more
     */
    record Failed(String error, String description, String retry) implements Notice {}
}
