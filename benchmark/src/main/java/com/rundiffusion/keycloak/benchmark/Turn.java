package com.rundiffusion.keycloak.benchmark;

import com.rundiffusion.keycloak.benchmark.load.Load;
import com.rundiffusion.keycloak.benchmark.load.Result;
import com.rundiffusion.keycloak.benchmark.rival.PreparedRival;
import com.rundiffusion.keycloak.benchmark.server.ServerCost;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One rival's turn: started, warmed up and measured.
 *
 * @param startSeconds from the command to an answer
 * @param liveHeap in MB, at the end
 * @param figures in the order in which they were taken
 */
public record Turn(double startSeconds, double liveHeap, Map<String, Figures> figures) {

    public static final String COLD = "first 1,000 after a start, 4 at a time";
    public static final String WARM = "known people, 8 at a time";
    public static final String NEW = "new people, 4 at a time";

    private static final int COLD_LOGINS = 1000;

    static Turn of(PreparedRival rival, Plan plan) {
        Run run = new Run(rival.name(), plan);
        long start = System.nanoTime();
        rival.start((keycloak, load) -> {
            run.startSeconds = (System.nanoTime() - start) / 1e9;
            try (ServerCost cost = new ServerCost(keycloak.processId())) {
                run.measure(load, cost);
            }
        });
        return new Turn(run.startSeconds, run.liveHeap, run.figures);
    }

    private static final class Run {

        private final String name;
        private final Plan plan;
        private final Map<String, Figures> figures = new LinkedHashMap<>();
        private double startSeconds;
        private double liveHeap;

        Run(String name, Plan plan) {
            this.name = name;
            this.plan = plan;
        }

        void measure(Load load, ServerCost cost) {
            int companies = plan.companies();
            int people = plan.people();
            int count = plan.count();
            System.out.printf("  %s started in %.1f s%n", name, startSeconds);
            take(COLD, cost, () -> load.logins(companies, people, 0, COLD_LOGINS, 4));
            load.logins(companies, people, COLD_LOGINS, plan.warmUp(), 8);
            for (int atATime : plan.atATime()) {
                take(
                        "known people, %d at a time".formatted(atATime),
                        cost,
                        () -> load.logins(companies, people, 0, count, atATime));
            }
            take("token refresh, 8 at a time", cost, () -> load.refreshes(40, count, 8));
            take("silent sign-in, 8 at a time", cost, () -> load.silentSignIns(40, count, 8));
            take(NEW, cost, () -> load.logins(companies, people * 1000, companies * people, count, 4));
            liveHeap = cost.liveHeap();
            System.out.printf("  %s holds %.0f MB%n", name, liveHeap);
        }

        private void take(String what, ServerCost cost, Supplier<Result> work) {
            Figures taken = Figures.of(cost, work);
            figures.put(what, taken);
            System.out.printf("  %s, %s: %s%n    %s%n", name, what, taken, taken.phases());
        }
    }
}
