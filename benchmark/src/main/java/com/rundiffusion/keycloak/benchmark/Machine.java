package com.rundiffusion.keycloak.benchmark;

import com.rundiffusion.keycloak.testkit.machine.ImageJava;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Where a run ran: what its figures depend on.
 *
 * @param java of the servers
 */
public record Machine(String day, int processors, long memoryGib, String system, String java, String keycloak) {

    static Machine here() {
        long memory = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
        return new Machine(
                LocalDate.now(ZoneOffset.UTC).toString(),
                Runtime.getRuntime().availableProcessors(),
                memory >> 30,
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                ImageJava.version(),
                System.getProperty("keycloak.server.version"));
    }
}
