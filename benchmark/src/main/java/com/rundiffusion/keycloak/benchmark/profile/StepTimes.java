package com.rundiffusion.keycloak.benchmark.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Milliseconds of CPU that one login takes, by step. */
record StepTimes(Map<String, Double> byTitle) {

    /**
     * @param stacks as {@link Profiler} writes them
     * @param millis of all steps together
     */
    static StepTimes of(Path stacks, double millis) {
        Map<String, Double> samples = new HashMap<>();
        try (Stream<String> lines = Files.lines(stacks)) {
            lines.forEach(line -> {
                int blank = line.lastIndexOf(' ');
                samples.merge(
                        Step.of(line.substring(0, blank).replace('/', '.').split(";")),
                        Double.valueOf(line.substring(blank + 1)),
                        Double::sum);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        double all = samples.values().stream().mapToDouble(Double::doubleValue).sum();
        samples.replaceAll((title, count) -> count / all * millis);
        return new StepTimes(samples);
    }

    double of(String title) {
        return byTitle.getOrDefault(title, 0.0);
    }

    double sum() {
        return byTitle.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
