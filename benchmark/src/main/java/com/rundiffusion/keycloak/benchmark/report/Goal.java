package com.rundiffusion.keycloak.benchmark.report;

import static com.rundiffusion.keycloak.benchmark.report.Run.BARE;
import static com.rundiffusion.keycloak.benchmark.report.Run.BARE_DEFAULT;
import static com.rundiffusion.keycloak.benchmark.report.Run.EQUIPPED;
import static com.rundiffusion.keycloak.benchmark.report.Run.OURS;

import com.rundiffusion.keycloak.benchmark.Figures;
import com.rundiffusion.keycloak.benchmark.Turn;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A ratio that this product wants to reach.
 *
 * @param companies the number of them that it is measured with
 * @param atLeast whether more is better
 */
record Goal(String what, int companies, boolean atLeast, double wanted, Measured measured) {

    private static final int FEW = 10;
    private static final int MANY = 10_000;

    /** Of one run, and of the one with the fewest companies on the same database. */
    interface Measured {

        /** @return NaN where a rival of it did not run */
        double in(Run run, Run few);
    }

    static List<Goal> all() {
        return List.of(
                more("logins of known people per second, beside equipped", FEW, 1.5, rate(Turn.WARM, EQUIPPED)),
                more("the same beside bare", FEW, 1.2, rate(Turn.WARM, BARE)),
                more("logins of known people per second, beside equipped", MANY, 3, rate(Turn.WARM, EQUIPPED)),
                more("the same beside bare", MANY, 1.5, rate(Turn.WARM, BARE)),
                more("first logins per second, beside equipped", MANY, 3, rate(Turn.NEW, EQUIPPED)),
                more("the same beside bare", MANY, 1.5, rate(Turn.NEW, BARE)),
                less(
                        "p50 of known people, beside ours with 10 companies",
                        MANY,
                        1.1,
                        (run, few) -> median(run, OURS, Turn.WARM, Figures::p50)
                                / median(few, OURS, Turn.WARM, Figures::p50)),
                more("first 1,000 logins after a start per second, beside bare", FEW, 2, rate(Turn.COLD, BARE)),
                less(
                        "start to ready without the warm-up, beside bare",
                        FEW,
                        1,
                        (run, few) -> run.of(OURS, Turn::startSeconds).median()
                                / run.of(BARE, Turn::startSeconds).median()),
                less("server CPU of a known person's login, beside bare", FEW, 0.85, cpu(BARE)),
                less("the same beside bare with its default signature", FEW, 0.65, cpu(BARE_DEFAULT)),
                more(
                        "companies per second in bulk, beside equipped",
                        MANY,
                        20,
                        (run, few) -> run.importRate(OURS) / run.importRate(EQUIPPED)),
                more("companies per second in bulk, on the embedded database", MANY, 300, importRate("embedded")),
                more("companies per second in bulk, on PostgreSQL", MANY, 200, importRate("PostgreSQL")),
                more("its last thousand beside its second", MANY, 1, (run, few) -> {
                    List<Double> rates = run.footprints().get(OURS).importRates();
                    return rates.get(rates.size() - 1) / rates.get(1);
                }),
                less(
                        "live heap at the end, beside equipped",
                        MANY,
                        1,
                        (run, few) -> run.of(OURS, Turn::liveHeap).median()
                                / run.of(EQUIPPED, Turn::liveHeap).median()));
    }

    private static Goal more(String what, int companies, double wanted, Measured measured) {
        return new Goal(what, companies, true, wanted, measured);
    }

    private static Goal less(String what, int companies, double wanted, Measured measured) {
        return new Goal(what, companies, false, wanted, measured);
    }

    private static Measured rate(String measurement, String rival) {
        return (run, few) -> median(run, OURS, measurement, Figures::perSecond)
                / median(run, rival, measurement, Figures::perSecond);
    }

    private static Measured importRate(String database) {
        return (run, few) -> run.database().contains(database) ? run.importRate(OURS) : Double.NaN;
    }

    private static Measured cpu(String rival) {
        return (run, few) -> median(run, OURS, Turn.WARM, Figures::cpu) / median(run, rival, Turn.WARM, Figures::cpu);
    }

    private static double median(Run run, String rival, String measurement, ToDoubleFunction<Figures> figure) {
        return run.has(rival) ? run.of(rival, measurement, figure).median() : Double.NaN;
    }

    /** What it is in the runs of one database; empty when those that it takes are not there. */
    OptionalDouble reached(List<Run> runs) {
        return runs.stream()
                .filter(run -> run.companies() == companies)
                .mapToDouble(run -> measured.in(run, runs.get(0)))
                .filter(ratio -> !Double.isNaN(ratio))
                .findFirst();
    }

    boolean isMetBy(double ratio) {
        return atLeast ? ratio >= wanted : ratio <= wanted;
    }

    String title() {
        return "%s, %,d companies".formatted(what, companies);
    }

    String wish() {
        return (atLeast ? "≥ " : "≤ ") + Range.text(wanted);
    }
}
