package com.rundiffusion.keycloak.benchmark.load;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a load met.
 *
 * @param count of logins, or whatever else was asked for
 * @param perSecond of the clock, the generator's own work included
 * @param millis sorted, of each login without its time at Entra
 * @param phases median of each phase, in milliseconds
 */
public record Result(int count, double perSecond, List<Double> millis, Map<Phase, Double> phases) {

    static Result of(List<Stopwatch> stopwatches, long nanos) {
        List<Double> millis = sorted(stopwatches, Stopwatch::logins);
        Map<Phase, Double> phases = new EnumMap<>(Phase.class);
        for (Phase phase : Phase.values()) {
            List<Double> one =
                    sorted(stopwatches, stopwatch -> stopwatch.phases().getOrDefault(phase, List.of()));
            if (!one.isEmpty()) {
                phases.put(phase, one.get(one.size() / 2));
            }
        }
        return new Result(millis.size(), millis.size() * 1e9 / nanos, millis, phases);
    }

    private static List<Double> sorted(List<Stopwatch> stopwatches, Function<Stopwatch, Collection<Long>> nanos) {
        return stopwatches.stream()
                .flatMap(stopwatch -> nanos.apply(stopwatch).stream())
                .map(one -> one / 1e6)
                .sorted()
                .toList();
    }

    /** @param percent below 100 */
    public double percentile(int percent) {
        return millis.get(millis.size() * percent / 100);
    }
}
