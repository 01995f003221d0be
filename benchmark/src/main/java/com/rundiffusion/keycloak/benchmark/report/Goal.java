package com.rundiffusion.keycloak.benchmark.report;

import static com.rundiffusion.keycloak.benchmark.report.ProvisioningMeasure.BY_EXTERNAL_ID;
import static com.rundiffusion.keycloak.benchmark.report.ProvisioningMeasure.BY_USER_NAME;
import static com.rundiffusion.keycloak.benchmark.report.ProvisioningMeasure.FIRST_PAGE;
import static com.rundiffusion.keycloak.benchmark.report.ProvisioningMeasure.GROUPS;
import static com.rundiffusion.keycloak.benchmark.report.ProvisioningMeasure.LATE_PAGE;
import static com.rundiffusion.keycloak.benchmark.report.ProvisioningMeasure.MEMBER;
import static com.rundiffusion.keycloak.benchmark.report.ProvisioningMeasure.PATCH;
import static com.rundiffusion.keycloak.benchmark.report.ProvisioningMeasure.TOKENS;
import static com.rundiffusion.keycloak.benchmark.report.Run.BARE;
import static com.rundiffusion.keycloak.benchmark.report.Run.BARE_DEFAULT;
import static com.rundiffusion.keycloak.benchmark.report.Run.EQUIPPED;
import static com.rundiffusion.keycloak.benchmark.report.Run.OURS;

import com.rundiffusion.keycloak.benchmark.Figures;
import com.rundiffusion.keycloak.benchmark.Turn;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A figure that this product wants to reach.
 *
 * @param atLeast whether more is better
 * @param measured what it is; empty where what it takes has not run
 * @param <T> what it is taken of
 */
record Goal<T>(String title, boolean atLeast, double wanted, Function<T, OptionalDouble> measured) {

    private static final int FEW = 10;
    private static final int MANY = 10_000;

    /** Less than which tells something, on a machine that does other things too. */
    private static final double NO_SLOWER = 0.9;

    /** Of one run, and of the one with the fewest companies on the same database. */
    interface Measured {

        /** @return NaN where a rival of it did not run */
        double in(Run run, Run few);
    }

    /** Of the runs of one database. */
    static List<Goal<List<Run>>> all() {
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

    static List<Goal<ProvisioningRun>> ofProvisioning() {
        return List.of(
                least("look-ups by userName per second, many people", 200, run -> perSecond(run, BY_USER_NAME)),
                least("look-ups by externalId per second, many people", 200, run -> perSecond(run, BY_EXTERNAL_ID)),
                least("PATCHes per second, many people", 200, run -> perSecond(run, PATCH)),
                least(
                        "look-ups by userName per second, many people beside few",
                        NO_SLOWER,
                        run -> rate(run, BY_USER_NAME)),
                least("look-ups by externalId per second, likewise", NO_SLOWER, run -> rate(run, BY_EXTERNAL_ID)),
                least("PATCHes per second, likewise", NO_SLOWER, run -> rate(run, PATCH)),
                least("members added per second, large group beside small", NO_SLOWER, run -> rate(run, MEMBER)),
                most("first page of many people, p50 in ms", 100, run -> run.heavy(FIRST_PAGE, Figures::p50)),
                least("last pages per second, many people beside few", NO_SLOWER, run -> rate(run, LATE_PAGE)),
                most(
                        "a sign-in with 20 mapped groups, ms more than one without",
                        1,
                        run -> run.pairs().get(GROUPS).moreMillis()),
                most(
                        "p50 of a sign-in beside two tokens of every enterprise",
                        1.05,
                        run -> run.ratio(TOKENS, Figures::p50)));
    }

    private static Goal<ProvisioningRun> least(String title, double wanted, ToDoubleFunction<ProvisioningRun> figure) {
        return new Goal<>(title, true, wanted, run -> OptionalDouble.of(figure.applyAsDouble(run)));
    }

    private static Goal<ProvisioningRun> most(String title, double wanted, ToDoubleFunction<ProvisioningRun> figure) {
        return new Goal<>(title, false, wanted, run -> OptionalDouble.of(figure.applyAsDouble(run)));
    }

    private static double perSecond(ProvisioningRun run, ProvisioningMeasure measure) {
        return run.heavy(measure, Figures::perSecond);
    }

    private static double rate(ProvisioningRun run, ProvisioningMeasure measure) {
        return run.ratio(measure, Figures::perSecond);
    }

    private static Goal<List<Run>> more(String what, int companies, double wanted, Measured measured) {
        return ofCompanies(what, companies, true, wanted, measured);
    }

    private static Goal<List<Run>> less(String what, int companies, double wanted, Measured measured) {
        return ofCompanies(what, companies, false, wanted, measured);
    }

    private static Goal<List<Run>> ofCompanies(
            String what, int companies, boolean atLeast, double wanted, Measured measured) {
        return new Goal<>(
                "%s, %,d companies".formatted(what, companies),
                atLeast,
                wanted,
                runs -> runs.stream()
                        .filter(run -> run.companies() == companies)
                        .mapToDouble(run -> measured.in(run, runs.get(0)))
                        .filter(ratio -> !Double.isNaN(ratio))
                        .findFirst());
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

    /** Of a table: what it is, and whether that is enough. */
    String cell(T run) {
        OptionalDouble reached = measured.apply(run);
        if (reached.isEmpty()) {
            return " – |";
        }
        String text = Range.text(reached.getAsDouble());
        return isMetBy(reached.getAsDouble()) ? " **" + text + "** |" : " " + text + ", missed |";
    }

    private boolean isMetBy(double figure) {
        return atLeast ? figure >= wanted : figure <= wanted;
    }

    String wish() {
        return (atLeast ? "≥ " : "≤ ") + Range.text(wanted);
    }
}
