package com.rundiffusion.keycloak.benchmark.report;

import com.rundiffusion.keycloak.benchmark.Figures;
import com.rundiffusion.keycloak.benchmark.Footprint;
import com.rundiffusion.keycloak.benchmark.Machine;
import com.rundiffusion.keycloak.benchmark.Turn;
import com.rundiffusion.keycloak.benchmark.load.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run as tables: every figure of every rival, and the ratio of ours to it. */
final class RunTable {

    private static final int THOUSAND = 1000;

    private final Run run;
    private final Set<String> rivals;
    private final StringBuilder text = new StringBuilder();

    RunTable(Run run) {
        this.run = run;
        this.rivals = run.turns().keySet();
    }

    String text() {
        Machine machine = run.machine();
        text.append("\n### %,d companies\n".formatted(run.companies()));
        text.append("%s, %d processors, %d GiB, %s, Java %s, Keycloak %s. Median of %d turns, and their range.\n\n"
                .formatted(
                        machine.day(),
                        machine.processors(),
                        machine.memoryGib(),
                        machine.system(),
                        machine.java(),
                        machine.keycloak(),
                        run.turns().get(Run.OURS).size()));
        heading();
        List<String> measurements =
                new ArrayList<>(run.turns().get(Run.OURS).get(0).figures().keySet());
        measurements.forEach(what -> row("per second", what, Figures::perSecond));
        measurements.forEach(what -> row("server CPU, ms", what, Figures::cpu));
        measurements.stream().filter(what -> what.startsWith(Turn.KNOWN)).forEach(what -> {
            row("p50, ms", what, Figures::p50);
            row("p95, ms", what, Figures::p95);
            row("p99, ms", what, Figures::p99);
        });
        row("allocated, KB", Turn.WARM, Figures::allocated);
        row("start to ready, s", Turn::startSeconds);
        row("warm-up before the port opens, s", turn -> turn.warmUpSeconds() > 0 ? turn.warmUpSeconds() : Double.NaN);
        row("live heap at the end, MB", Turn::liveHeap);
        if (run.companies() >= THOUSAND) {
            fixed("companies per second in bulk", run::importRate);
            fixed("its second thousand", rival -> importRate(rival, 1));
            fixed("its last thousand", rival -> importRate(rival, run.companies() / THOUSAND - 1));
        }
        fixed(
                "distribution with all that it starts with, MB",
                rival -> footprint(rival).megabytes());
        if (footprint(Run.OURS).statements() > 0) {
            fixed(
                    "statements of a known person's login",
                    rival -> footprint(rival).statements());
            fixed("commits of it", rival -> footprint(rival).commits());
            fixed(
                    "rows that the database goes through for it",
                    rival -> footprint(rival).scanned());
        }
        phases();
        return text.toString();
    }

    /** Of the thousand with this number; NaN where there is none. */
    private double importRate(String rival, int thousand) {
        List<Double> rates = footprint(rival).importRates();
        return thousand < rates.size() ? rates.get(thousand) : Double.NaN;
    }

    private Footprint footprint(String rival) {
        return run.footprints().get(rival);
    }

    private void heading() {
        text.append("| | %s | %s |\n"
                .formatted(
                        String.join(" | ", rivals),
                        others().map(rival -> "ours / " + rival).collect(Collectors.joining(" | "))));
        text.append("| --- |" + " --- |".repeat(2 * rivals.size() - 1) + "\n");
    }

    private Stream<String> others() {
        return rivals.stream().filter(rival -> !rival.equals(Run.OURS));
    }

    private void row(String unit, String measurement, ToDoubleFunction<Figures> figure) {
        row(
                measurement + ": " + unit,
                turn -> figure.applyAsDouble(turn.figures().get(measurement)));
    }

    private void row(String title, ToDoubleFunction<Turn> figure) {
        text.append("| ").append(title).append(" |");
        rivals.forEach(rival -> text.append(" ").append(run.of(rival, figure)).append(" |"));
        ratios(rival -> run.of(rival, figure).median());
    }

    private void fixed(String title, ToDoubleFunction<String> figure) {
        text.append("| ").append(title).append(" |");
        rivals.forEach(rival -> text.append(" %s |".formatted(Range.text(figure.applyAsDouble(rival)))));
        ratios(figure);
    }

    private void ratios(ToDoubleFunction<String> figure) {
        double ours = figure.applyAsDouble(Run.OURS);
        others().forEach(rival -> text.append(" **%s** |".formatted(Range.text(ours / figure.applyAsDouble(rival)))));
        text.append("\n");
    }

    private void phases() {
        text.append("\nWhere the milliseconds of a known person's login go, 8 at a time (medians):\n\n");
        text.append("| phase | ").append(String.join(" | ", rivals)).append(" |\n| --- |");
        text.append(" --- |".repeat(rivals.size())).append("\n");
        for (Phase phase : Phase.values()) {
            if (phase == Phase.SCIM) {
                continue;
            }
            text.append("| ").append(phase.title()).append(" |");
            for (String rival : rivals) {
                double median = run.of(
                                rival, Turn.WARM, figures -> figures.phases().getOrDefault(phase, 0.0))
                        .median();
                text.append(median == 0 ? " – |" : " " + Range.text(median) + " |");
            }
            text.append("\n");
        }
    }
}
