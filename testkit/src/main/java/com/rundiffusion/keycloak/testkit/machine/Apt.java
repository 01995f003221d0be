package com.rundiffusion.keycloak.testkit.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The package manager of Debian and its kin. */
final class Apt {

    private static final Map<String, String> UNATTENDED = Map.of("DEBIAN_FRONTEND", "noninteractive");
    private static final int MINUTES = 10;
    private static final Path LOCK = Path.of(System.getProperty("java.io.tmpdir"), "rundiffusion-sso-install.lock");

    private Apt() {}

    /**
     * Installs the package if this account may, one at a time: in this process by the monitor, among builds on the machine
     * by the lock. Returns what was printed, or why nothing was tried.
     */
    static synchronized String install(String name) {
        if (!Account.isRoot() || Command.find("apt-get").isEmpty()) {
            return "The build installs it by itself only where root runs it and apt-get is present.";
        }
        try (FileChannel channel = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            // Stale lists are not the end: the installation tells.
            return run("update") + run("install", "--yes", "--no-install-recommends", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("apt-get", "--quiet", "-o", "DPkg::Lock::Timeout=300"));
        command.addAll(List.of(arguments));
        return Command.run(command, UNATTENDED, MINUTES).output();
    }
}
