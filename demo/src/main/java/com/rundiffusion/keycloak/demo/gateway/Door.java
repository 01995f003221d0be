package com.rundiffusion.keycloak.demo.gateway;

/** Whom a path of the sso host is open to. */
enum Door {
    /** People, by their browsers: what is refused to them counts. */
    PEOPLE(true),
    /** Microsoft's sign-out page, which asks in a frame. */
    FRAMES(false),
    /** Apps' pages, which ask whose company an alias is. */
    QUESTIONS(true),
    /** Apps, their servers and their scripts, each for all its people. */
    APPS(false),
    /** A customer's Entra, by a token of that customer's. */
    PROVISIONING(false),
    /** Operators: in the demo that is everybody. */
    OPERATORS(false);

    private final boolean forBrowsers;

    Door(boolean forBrowsers) {
        this.forBrowsers = forBrowsers;
    }

    /** Whether what comes there may be a foreign page's doing. */
    boolean isForBrowsers() {
        return forBrowsers;
    }
}
