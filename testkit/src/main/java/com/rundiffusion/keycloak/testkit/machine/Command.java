package com.rundiffusion.keycloak.testkit.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of this machine that run to their end. */
public final class Command {

    /** Far more than any of them takes, also on a busy machine. */
    private static final int MINUTES = 5;

    private static final String SYSTEM_FOLDERS = ":/usr/local/sbin:/usr/sbin:/sbin";

    /** Exit code and everything printed, errors among it. */
    public record Result(int exitCode, String output) {
        public boolean succeeded() {
            return exitCode == 0;
        }
    }

    private Command() {}

    /** The program of that name on the {@code PATH}, or in the folders of system programs that a user's path may lack. */
    public static Optional<Path> find(String name) {
        return Stream.of((System.getenv("PATH") + SYSTEM_FOLDERS).split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Result run(List<String> command) {
        return run(new ProcessBuilder(command), MINUTES);
    }

    public static Result run(List<String> command, int minutes) {
        return run(new ProcessBuilder(command), minutes);
    }

    public static Result run(List<String> command, Map<String, String> environment, int minutes) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return run(builder, minutes);
    }

    static Result run(ProcessBuilder builder, int minutes) {
        try {
            Path output = Files.createTempFile("command", ".log");
            try {
                Process process = builder.redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                    return new Result(-1, Files.readString(output) + "ended after " + minutes + " minutes");
                }
                return new Result(process.exitValue(), Files.readString(output));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
