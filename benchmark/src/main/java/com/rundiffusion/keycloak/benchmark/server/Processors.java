package com.rundiffusion.keycloak.benchmark.server;

import com.rundiffusion.keycloak.testkit.machine.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Divides this machine's processors, so that a server has its own and the load on it takes nothing of them: what a server does in a second
 * then says what the server takes, and not what the load does. By {@code taskset}; where there is one processor, all share it.
 */
public final class Processors {

    // Asked before anything is divided: afterwards this Java has fewer.
    private static final int ALL = Runtime.getRuntime().availableProcessors();
    private static final int SERVERS = ALL / 2;

    private Processors() {}

    /**
     * From now on the first half is the servers', the rest this Java's and that of whatever else it has started: the databases. What
     * any of them starts later has the same.
     *
     * @param servers ids of their processes
     */
    public static void divide(Set<Long> servers) {
        if (SERVERS > 0) {
            ProcessHandle own = ProcessHandle.current();
            give(own.pid(), SERVERS, ALL);
            own.descendants().forEach(process -> {
                boolean isServers = isOf(servers, process);
                give(process.pid(), isServers ? 0 : SERVERS, isServers ? SERVERS : ALL);
            });
        }
    }

    /** All are this Java's again, and whatever it starts from now on. */
    public static void share() {
        give(ProcessHandle.current().pid(), 0, ALL);
    }

    private static boolean isOf(Set<Long> servers, ProcessHandle process) {
        return servers.contains(process.pid())
                || process.parent().filter(parent -> isOf(servers, parent)).isPresent();
    }

    /**
     * Of a process that has just ended nobody takes anything.
     *
     * @throws IllegalStateException when it cannot be given: figures of a division that there was not would be wrong
     */
    private static void give(long process, int from, int to) {
        String taskset = Command.find("taskset")
                .map(Path::toString)
                .orElseThrow(() -> new IllegalStateException("No taskset, which is in the package util-linux"));
        Command.Result given = Command.run(
                List.of(taskset, "--all-tasks", "--cpu-list", "--pid", from + "-" + (to - 1), String.valueOf(process)));
        if (!given.succeeded() && ProcessHandle.of(process).isPresent()) {
            throw new IllegalStateException("taskset: " + given.output());
        }
    }
}
