package com.rundiffusion.keycloak.benchmark;

import com.rundiffusion.keycloak.benchmark.load.Load;
import com.rundiffusion.keycloak.benchmark.load.Result;
import com.rundiffusion.keycloak.benchmark.rival.RunningRival;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * One rival's turn.
 *
 * @param startSeconds from the command to an answer, without the warm-up
 * @param warmUpSeconds what the start spent on logins of its own; 0 where it did none
 * @param liveHeap in MB, at its end
 * @param figures in the order in which they were taken
 */
public record Turn(double startSeconds, double warmUpSeconds, double liveHeap, Map<String, Figures> figures) {

    public static final String COLD = "first 1,000 after a start, 4 at a time";
    public static final String KNOWN = "known people";
    public static final String WARM = KNOWN + ", 8 at a time";
    public static final String NEW = "new people, 4 at a time";

    private static final int COLD_LOGINS = 1000;
    private static final int SESSIONS = 40;

    /** Of a server that has just been started. */
    static Turn cold(String name, RunningRival rival, Plan plan) {
        System.out.printf(
                "  %s, start to ready: %.1f s, and %.1f s of warm-up%n",
                name, rival.startSeconds(), rival.warmUpSeconds());
        Map<String, Figures> figures = new LinkedHashMap<>();
        Taker taker = new Taker(name, rival, figures);
        taker.take(COLD, load -> load.logins(plan.companies(), plan.people(), 0, COLD_LOGINS, 4));
        return of(rival, figures);
    }

    /**
     * Of a server that is warm.
     *
     * @param number of the turn: nobody is new twice
     */
    static Turn warm(String name, RunningRival rival, Plan plan, int number) {
        Map<String, Figures> figures = new LinkedHashMap<>();
        Taker taker = new Taker(name, rival, figures);
        int companies = plan.companies();
        int count = plan.count();
        for (int atATime : plan.atATime()) {
            taker.take(
                    "%s, %d at a time".formatted(KNOWN, atATime),
                    load -> load.logins(companies, plan.people(), 0, count, atATime));
        }
        taker.take("token refresh, 8 at a time", load -> load.refreshes(SESSIONS, count, 8));
        taker.take("silent sign-in, 8 at a time", load -> load.silentSignIns(SESSIONS, count, 8));
        int nobodyYet = companies * plan.people() + number * count;
        taker.take(NEW, load -> load.logins(companies, Integer.MAX_VALUE, nobodyYet, count, 4));
        return of(rival, figures);
    }

    private static Turn of(RunningRival rival, Map<String, Figures> figures) {
        return new Turn(
                rival.startSeconds(), rival.warmUpSeconds(), rival.cost().liveHeap(), figures);
    }

    /** Both of one rival's. */
    Turn and(Turn warm) {
        Map<String, Figures> both = new LinkedHashMap<>(figures);
        both.putAll(warm.figures);
        return new Turn(startSeconds, warmUpSeconds, warm.liveHeap, both);
    }

    private record Taker(String name, RunningRival rival, Map<String, Figures> figures) {

        void take(String what, Function<Load, Result> work) {
            Figures taken = Figures.of(rival.cost(), () -> work.apply(rival.load()));
            figures.put(what, taken);
            System.out.printf("  %s, %s: %s%n    %s%n", name, what, taken, taken.phases());
        }
    }
}
