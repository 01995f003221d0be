package com.rundiffusion.keycloak.benchmark.load;

/** A person who is signed in. */
final class Session {

    private final Login login;
    private String refreshToken;

    Session(Login login) {
        this.login = login;
        this.refreshToken = login.run(new Stopwatch());
    }

    /** An app that uses a token twice is refused: one at a time. */
    synchronized void refresh(Stopwatch stopwatch) {
        refreshToken = login.refresh(refreshToken, stopwatch);
    }

    synchronized void signInSilently(Stopwatch stopwatch) {
        login.silently(stopwatch);
    }
}
