package com.rundiffusion.keycloak.signin.warmup;

/** Tells whether the server was told to end since this was opened: Quarkus waits with that until the start is through. */
final class ServerStop implements AutoCloseable {

    private volatile boolean told;
    private final Thread hook = new Thread(() -> told = true, "sso-warm-up-stop");

    private ServerStop() {}

    static ServerStop watched() {
        ServerStop stop = new ServerStop();
        Runtime.getRuntime().addShutdownHook(stop.hook);
        return stop;
    }

    boolean isTold() {
        return told;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException serverEnds) {
            // It has run.
        }
    }
}
