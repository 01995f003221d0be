package com.rundiffusion.keycloak.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A server as a child process: started until it is ready, stopped by its own id, also when the tests are broken off. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final long PAUSE_MILLIS = 50;
    private static final int STOP_SECONDS = 60;

    private final Process process;
    private final Path log;
    private final Thread stopAtExit = new Thread(this::stop);

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(stopAtExit);
    }

    /** @param log takes all that the server prints */
    public static ServerProcess start(
            List<String> command, Map<String, String> environment, Path log, BooleanSupplier ready) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        try {
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            ServerProcess server = new ServerProcess(process, log);
            try {
                server.await(ready);
            } catch (IllegalStateException e) {
                server.close();
                throw e;
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns once the server has come that far; fails with its log when it ended or takes too long. */
    void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!condition.getAsBoolean()) {
            boolean ended = ended(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            if (ended || System.nanoTime() > deadline) {
                throw new IllegalStateException((ended ? "Ended: " : "Too slow: ")
                        + process.info().commandLine().orElse("") + "\n" + log());
            }
        }
    }

    boolean runs() {
        return process.isAlive();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        forgetTheHook();
        stop();
    }

    /** Ends it as a power cut would. */
    void kill() {
        forgetTheHook();
        forcibly();
    }

    private void forgetTheHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(stopAtExit);
        } catch (IllegalStateException ending) {
            // The JVM runs it already.
        }
    }

    private void stop() {
        process.destroy();
        if (!ended(STOP_SECONDS, TimeUnit.SECONDS)) {
            forcibly();
        }
    }

    private void forcibly() {
        processes().forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    long processId() {
        return process.pid();
    }

    /** With the server itself where a script started it, and with its workers where it has some. */
    Stream<ProcessHandle> processes() {
        return Stream.concat(process.descendants().toList().stream(), Stream.of(process.toHandle()));
    }

    private boolean ended(long time, TimeUnit unit) {
        try {
            return process.waitFor(time, unit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
