package com.rundiffusion.keycloak.testkit.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a run of the tests makes once, whichever of its JVMs asks first. */
public final class OncePerRun {

    /** The same in all JVMs of a build; without a build, each JVM is a run of its own. */
    private static final String RUN = System.getProperty(
            "tests.run", String.valueOf(ProcessHandle.current().pid()));

    private OncePerRun() {}

    /** Does the work unless this run has done it. The others wait meanwhile. */
    public static synchronized void make(Path folder, Runnable work) {
        Path done = folder.resolveSibling(folder.getFileName() + ".run");
        Path lock = folder.resolveSibling(folder.getFileName() + ".lock");
        try {
            Files.createDirectories(folder.getParent());
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                if (!Files.exists(done) || !Files.readString(done).equals(RUN)) {
                    work.run();
                    Files.writeString(done, RUN);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
