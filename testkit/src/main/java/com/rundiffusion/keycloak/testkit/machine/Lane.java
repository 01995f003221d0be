package com.rundiffusion.keycloak.testkit.machine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What all test classes of a JVM share: made when one first asks for it, closed when the JVM ends. A store of JUnit's would close
 * it sooner, for each class that a lane is given is a run of its own to JUnit.
 */
public final class Lane {

    private static final Map<Class<?>, AutoCloseable> SHARED = new HashMap<>();
    private static final Deque<AutoCloseable> LAST_FIRST = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Lane::close));
    }

    private Lane() {}

    public static synchronized <T extends AutoCloseable> T shared(Class<T> type, Supplier<T> make) {
        if (!SHARED.containsKey(type)) {
            T made = make.get();
            SHARED.put(type, made);
            LAST_FIRST.push(made);
        }
        return type.cast(SHARED.get(type));
    }

    /** Closes it before the JVM ends. Whoever asks for it again makes another one. */
    public static synchronized void end(Class<? extends AutoCloseable> type) {
        AutoCloseable shared = SHARED.remove(type);
        if (shared != null) {
            LAST_FIRST.remove(shared);
            close(shared);
        }
    }

    private static synchronized void close() {
        LAST_FIRST.forEach(Lane::close);
    }

    private static void close(AutoCloseable shared) {
        try {
            shared.close();
        } catch (Exception e) {
            System.err.println("Not closed: " + shared + ": " + e);
        }
    }
}
