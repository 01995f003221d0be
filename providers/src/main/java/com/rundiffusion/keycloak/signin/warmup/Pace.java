package com.rundiffusion.keycloak.signin.warmup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How fast the sign-ins of a warm-up follow each other, and how much time there is left for them. For several threads. */
final class Pace {

    private static final int HUNDRED = 100;

    private final WarmUpSettings settings;
    private final LongSupplier nanos;
    private final long start;
    private final List<Long> ends = new ArrayList<>();
    private long end;

    Pace(WarmUpSettings settings) {
        this(settings, System::nanoTime);
    }

    Pace(WarmUpSettings settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    boolean goesOn() {
        return left().toNanos() > 0;
    }

    /** Zero or less when the time is up. */
    Duration left() {
        return settings.limit().minusNanos(nanos.getAsLong() - start);
    }

    /** The first sign-in begins. */
    void begin() {
        count();
    }

    /** A sign-in has ended. */
    synchronized void count() {
        ends.add(nanos.getAsLong());
    }

    /** All is done, and tidied up. */
    synchronized void end() {
        end = nanos.getAsLong();
    }

    /** For the log. */
    @Override
    public synchronized String toString() {
        int done = ends.size() - 1;
        String sum = text("%d of %d sign-ins in %.1f s", done, settings.logins(), (end - start) / 1e9);
        return done < 1
                ? sum
                : sum
                        + text(
                                ": %.1f a second in the first hundred, %.1f in the last",
                                perSecond(0, Math.min(HUNDRED, done)), perSecond(Math.max(0, done - HUNDRED), done));
    }

    private double perSecond(int from, int to) {
        return (to - from) * 1e9 / Math.max(1, ends.get(to) - ends.get(from));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
