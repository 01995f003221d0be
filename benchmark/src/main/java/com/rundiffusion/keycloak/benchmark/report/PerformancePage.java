package com.rundiffusion.keycloak.benchmark.report;

import com.rundiffusion.keycloak.benchmark.Figures;
import com.rundiffusion.keycloak.benchmark.Machine;
import com.rundiffusion.keycloak.benchmark.Turn;
import com.rundiffusion.keycloak.benchmark.load.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** {@code docs/performance.md}, of all runs that are kept. */
public final class PerformancePage {

    private static final String HEAD = """
            # Performance

            Beside stock Keycloak, in one run, on one machine. `mvn -Pbenchmark` writes this page; do not edit it.

            - **ours**: this product as it is delivered, one hop more than stock (Entra posts to the app's host).
            - **bare**: stock Keycloak with its own SAML provider. It does less than the job needs: no organization, no domain, no stored
              event, no assertion that counts once.
            - **equipped**: stock Keycloak as a team would set it up for this job: an organization with its domain for each company, people
              as its members, stored events, the claims of our apps.

            Each rival has a distribution of its own, the same options, the same JVM and the same database. One server runs at a time, in
            turn. Load and server share the machine; the load's own CPU is not in the server's. A login begins with the app's request and
            ends with its tokens; the time at Entra does not count. Every answer of Entra is signed (RSA-2048, SHA-256).
            """;

    private final List<Run> runs;
    private final StringBuilder page = new StringBuilder(HEAD);

    private PerformancePage(List<Run> runs) {
        this.runs = runs;
    }

    /** @param results folder of the runs, which holds the plots as well */
    public static void write(Path page, Path results) {
        try {
            List<Run> runs = Run.keptIn(results);
            Files.writeString(page, new PerformancePage(runs).text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        for (Run run : runs) {
            section(run);
        }
        page.append("\n## Again\n```sh\nmvn -Pbenchmark                          # all of it, hours\n")
                .append("mvn -Pbenchmark -Dbenchmark.parts=brief   # two minutes\n```\n");
        return page.toString();
    }

    private void section(Run run) {
        page.append("\n## %,d companies, %s, tokens signed by %s\n"
                .formatted(run.companies(), run.database(), run.algorithm()));
        Machine machine = run.machine();
        page.append("%s, %d processors, %d GiB, %s, Java %s. Median of %d turns, and their range.\n\n"
                .formatted(
                        machine.day(),
                        machine.processors(),
                        machine.memoryGib(),
                        machine.system(),
                        machine.java(),
                        run.turns().get("ours").size()));
        heading(run, "");
        List<String> measurements =
                new ArrayList<>(run.turns().get("ours").get(0).figures().keySet());
        measurements.forEach(what -> row(run, what, "per second", what, Figures::perSecond));
        measurements.forEach(what -> row(run, what, "server CPU, ms", what, Figures::cpu));
        row(run, Turn.WARM, "p50, ms", Turn.WARM, Figures::p50);
        row(run, Turn.WARM, "p95, ms", Turn.WARM, Figures::p95);
        row(run, Turn.WARM, "p99, ms", Turn.WARM, Figures::p99);
        row(run, Turn.WARM, "allocated, KB", Turn.WARM, Figures::allocated);
        row(run, "start to ready, s", Turn::startSeconds);
        row(run, "live heap at the end, MB", Turn::liveHeap);
        phases(run);
    }

    private void heading(Run run, String first) {
        Set<String> rivals = run.turns().keySet();
        page.append("| %s | %s | %s |\n"
                .formatted(
                        first,
                        String.join(" | ", rivals),
                        rivals.stream()
                                .filter(rival -> !rival.equals("ours"))
                                .map(rival -> "ours / " + rival)
                                .collect(Collectors.joining(" | "))));
        page.append("| --- |" + " --- |".repeat(2 * rivals.size() - 1) + "\n");
    }

    private void row(Run run, String what, String unit, String measurement, ToDoubleFunction<Figures> figure) {
        row(run, what + ": " + unit, turn -> figure.applyAsDouble(turn.figures().get(measurement)));
    }

    private void row(Run run, String title, ToDoubleFunction<Turn> figure) {
        page.append("| ").append(title).append(" |");
        for (String rival : run.turns().keySet()) {
            page.append(" ").append(run.of(rival, figure)).append(" |");
        }
        double ours = run.of("ours", figure).median();
        for (String rival : run.turns().keySet()) {
            if (!rival.equals("ours")) {
                page.append(" **%s** |"
                        .formatted(Range.text(ours / run.of(rival, figure).median())));
            }
        }
        page.append("\n");
    }

    private void phases(Run run) {
        page.append("\nWhere the milliseconds of a known person's login go, 8 at a time (medians):\n\n");
        page.append("| phase | ")
                .append(String.join(" | ", run.turns().keySet()))
                .append(" |\n| --- |");
        page.append(" --- |".repeat(run.turns().size())).append("\n");
        for (Phase phase : Phase.values()) {
            page.append("| ").append(phase.title()).append(" |");
            for (String rival : run.turns().keySet()) {
                Range range =
                        run.of(rival, Turn.WARM, figures -> figures.phases().getOrDefault(phase, 0.0));
                page.append(range.median() == 0 ? " – |" : " " + Range.text(range.median()) + " |");
            }
            page.append("\n");
        }
    }
}
