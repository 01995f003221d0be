package com.rundiffusion.keycloak.benchmark.report;

import com.rundiffusion.keycloak.benchmark.Figures;
import com.rundiffusion.keycloak.benchmark.Machine;
import java.util.function.ToDoubleFunction;

/** The figures of provisioning as a section of the page. */
final class ProvisioningTable {

    private static final String HEAD = """

            ## Provisioning
            On PostgreSQL, one server, which shares the processors with the database and with whoever asks. People, their accounts and
            their groups are put into the database as SCIM leaves them; nothing is cached of them before. The two of a row are measured
            in turn; look-ups and PATCHes 8 at a time and each of another person, pages and sign-ins one at a time. The realm's allowance
            (`sso.provisioningPerSecond`) is raised for it.

            """;

    private final StringBuilder text = new StringBuilder(HEAD);

    String of(ProvisioningRun run) {
        goals(run);
        Machine machine = run.machine();
        text.append("\n%s, %d processors, %d GiB, %s, Java %s, Keycloak %s. Median of %d turns, and their range.\n\n"
                .formatted(
                        machine.day(),
                        machine.processors(),
                        machine.memoryGib(),
                        machine.system(),
                        machine.java(),
                        machine.keycloak(),
                        run.pairs().values().iterator().next().ofPlain().size()));
        text.append(
                "| | with | per second | p50, ms | p95, ms | server CPU, ms |\n| --- | --- | --- | --- | --- | --- |\n");
        run.pairs().forEach((measure, pair) -> {
            row(measure.title(), pair.plain(), pair::plain);
            row("", pair.heavy(), pair::heavy);
            row("**ratio**", "", figure -> {
                double ratio = pair.ratio(figure);
                return new Range(ratio, ratio, ratio);
            });
        });
        return text.toString();
    }

    private interface Taken {
        Range of(ToDoubleFunction<Figures> figure);
    }

    private void row(String title, String with, Taken taken) {
        text.append("| %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        title,
                        with,
                        taken.of(Figures::perSecond),
                        taken.of(Figures::p50),
                        taken.of(Figures::p95),
                        taken.of(Figures::cpu)));
    }

    private void goals(ProvisioningRun run) {
        text.append("| figure | wanted | reached |\n| --- | --- | --- |\n");
        Goal.ofProvisioning()
                .forEach(goal -> text.append("| %s | %s |%s\n".formatted(goal.title(), goal.wish(), goal.cell(run))));
    }
}
