package com.rundiffusion.keycloak.demo.app;

/** What the next load of the app's page shows, once: so that the outcome of a sign-in has a clean URL and no second try. */
sealed interface Notice {

    /** The broker has no session, or someone has just signed out. */
    record SignedOut(boolean onRequest) implements Notice {}

    /**
     * @param error the code from the protocol
     * @param description as the broker sent it, may be null
     * @param retry a path that tries the same once more
     */
    record Failed(String error, String description, String retry) implements Notice {}
}
