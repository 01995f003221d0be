package com.rundiffusion.keycloak.benchmark.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import one.profiler.AsyncProfilerLoader;

/** Async-profiler beside a running Java. */
public final class Profiler {

    private final String processId;

    public Profiler(long processId) {
        this.processId = String.valueOf(processId);
    }

    /** What is sampled. */
    public enum Event {
        /** Threads that run, by the CPU time they take; needs no counters of the kernel's. */
        CPU("ctimer", "1ms"),
        ALLOCATION("alloc", "128k"),
        /** Threads that wait for a lock. */
        LOCK("lock", "10us");

        private final String name;
        private final String interval;

        /** In a file's name. */
        public String title() {
            return name().toLowerCase(Locale.ROOT);
        }

        Event(String name, String interval) {
            this.name = name;
            this.interval = interval;
        }
    }

    /** @param graph written with a flame graph, or with collapsed stacks when its name ends in {@code .txt} */
    public void during(Event event, Path graph, Runnable work) {
        prepare(graph.getParent());
        execute("start", "-e", event.name, "-i", event.interval, processId);
        work.run();
        String format = graph.toString().endsWith(".txt") ? "collapsed" : "flamegraph";
        execute("stop", "-o", format, "-f", graph.toString(), processId);
    }

    private static void execute(String... arguments) {
        try {
            AsyncProfilerLoader.executeProfiler(arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void prepare(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
