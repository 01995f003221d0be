package com.rundiffusion.keycloak.benchmark.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import one.profiler.AsyncProfilerLoader;

/** Async-profiler beside a running Java. */
final class Profiler {

    private final String processId;

    Profiler(long processId) {
        this.processId = String.valueOf(processId);
    }

    /** What is sampled. */
    enum Event {
        /** Threads that run, by the CPU time they take; needs no counters of the kernel's. */
        CPU("ctimer", "1ms"),
        ALLOCATION("alloc", "128k"),
        /** Requests that take time, whether they run or wait for a lock, the database or the network. */
        WAITING("wall", "5ms");

        private static final String REQUESTS = "*org/keycloak/*";

        private final String name;
        private final String interval;

        /** In a file's name. */
        String title() {
            return name().toLowerCase(Locale.ROOT);
        }

        Event(String name, String interval) {
            this.name = name;
            this.interval = interval;
        }
    }

    /**
     * @param graph gets a flame graph
     * @return the same as stacks, root first and divided by semicolons, each with a blank and its samples
     */
    Path during(Event event, Path graph, Runnable work) {
        Path stacks = graph.resolveSibling(graph.getFileName().toString().replace(".html", ".txt"));
        List<String> start = new ArrayList<>(List.of("start", "-e", event.name, "-i", event.interval));
        if (event == Event.WAITING) {
            start.addAll(List.of("-I", Event.REQUESTS));
        }
        execute(start);
        work.run();
        execute(List.of("dump", "-o", "collapsed", "-f", stacks.toString()));
        execute(List.of(
                "stop",
                "-o",
                "flamegraph",
                "--minwidth",
                "0.2",
                "--title",
                graph.getFileName().toString(),
                "-f",
                graph.toString()));
        return stacks;
    }

    private void execute(List<String> arguments) {
        try {
            List<String> all = new ArrayList<>(arguments);
            all.add(processId);
            AsyncProfilerLoader.executeProfiler(all.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
