package com.rundiffusion.keycloak.benchmark.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** {@code docs/performance/profile.md}: where the milliseconds go, and the flame graphs. */
final class ProfilePage {

    private static final String HEAD = """
            # Where the milliseconds go

            For developers. CPU of the server for one login, in milliseconds, warm, 8 at a time, on PostgreSQL with 10
            companies. *ours* is this product, *bare* stock Keycloak that signs tokens by the same algorithm; *known* has signed in before,
            *new* has not. `mvn -Pbenchmark -Dbenchmark.parts=profile` writes this page and the flame graphs; a sample belongs to the step
            that is the deepest in its stack.

            """;

    private ProfilePage() {}

    static void write(Path page, Map<String, StepTimes> times) {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("| step | ").append(String.join(" | ", times.keySet())).append(" |\n| --- |");
        text.append(" ---: |".repeat(times.size())).append("\n");
        for (Step step : Step.values()) {
            text.append(row(step.title(), times, one -> one.of(step.title())));
        }
        text.append(row(Step.HTTP, times, one -> one.of(Step.HTTP)));
        text.append(row("**all**", times, StepTimes::sum));
        text.append("\n## Flame graphs\n| | CPU | allocation | waiting |\n| --- | --- | --- | --- |\n");
        times.keySet().forEach(title -> {
            text.append("| ").append(title).append(" |");
            for (Profiler.Event event : Profiler.Event.values()) {
                text.append(" [%s](%s-%s.html) |".formatted(event.title(), title.replace(", ", "-"), event.title()));
            }
            text.append("\n");
        });
        try {
            Files.writeString(page, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(String title, Map<String, StepTimes> times, ToDoubleFunction<StepTimes> figure) {
        StringBuilder row = new StringBuilder("| " + title + " |");
        times.values().forEach(one -> row.append(String.format(Locale.ENGLISH, " %.2f |", figure.applyAsDouble(one))));
        return row.append("\n").toString();
    }
}
