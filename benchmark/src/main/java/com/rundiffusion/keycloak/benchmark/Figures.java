package com.rundiffusion.keycloak.benchmark;

import com.rundiffusion.keycloak.benchmark.load.Phase;
import com.rundiffusion.keycloak.benchmark.load.Result;
import com.rundiffusion.keycloak.benchmark.server.ServerCost;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One measurement, by login (or refresh, or whatever was asked for).
 *
 * @param perSecond by the clock; server and load share the machine
 * @param p50 and the others in milliseconds
 * @param cpu of the server, in milliseconds
 * @param allocated by the server, in KB
 * @param load CPU of the load itself, in milliseconds
 * @param phases medians in milliseconds
 */
public record Figures(
        double perSecond,
        double p50,
        double p95,
        double p99,
        double cpu,
        double allocated,
        double load,
        Map<Phase, Double> phases) {

    private static final OperatingSystemMXBean OWN =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    static Figures of(ServerCost server, Supplier<Result> work) {
        long own = OWN.getProcessCpuTime();
        ServerCost.Counters before = server.now();
        Result result = work.get();
        ServerCost.Counters spent = server.now().since(before);
        return new Figures(
                result.perSecond(),
                result.percentile(50),
                result.percentile(95),
                result.percentile(99),
                spent.cpuMillis() / result.count(),
                spent.allocated() / 1024 / result.count(),
                (OWN.getProcessCpuTime() - own) / 1e6 / result.count(),
                result.phases());
    }

    @Override
    public String toString() {
        return "%6.1f/s, p50 %.1f p95 %.1f p99 %.1f ms, server %.2f ms CPU and %.0f KB, load %.2f ms CPU"
                .formatted(perSecond, p50, p95, p99, cpu, allocated, load);
    }
}
