package com.rundiffusion.keycloak.testkit.machine;

import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.impl.driver.Driver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The browser of the journeys. */
public final class Chromium {

    /** Without it Playwright fetches three browsers as soon as it starts. Every {@code Playwright.create} needs it. */
    public static final Map<String, String> NO_DOWNLOAD = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

    private static final int DOWNLOAD_MINUTES = 5;

    private static final SystemPackage WITHOUT_WINDOW =
            new SystemPackage("chromium-headless-shell", "chromium-headless-shell");

    private static Path executable;

    private Chromium() {}

    /**
     * What to give to {@code LaunchOptions.setExecutablePath}: the program that {@code CHROME_BIN} names, else Chromium without
     * a window, which takes a third of the time, else a whole one on the path, else Playwright's own, downloaded if that can be
     * reached, else the system's package.
     */
    public static synchronized Path executable() {
        if (executable == null) {
            executable = Optional.ofNullable(System.getenv("CHROME_BIN"))
                    .map(Path::of)
                    .or(WITHOUT_WINDOW::installable)
                    .or(systemPackage(Apt::install)::installed)
                    .or(Chromium::playwrights)
                    .orElseGet(Chromium::fetched);
        }
        return executable;
    }

    private static SystemPackage systemPackage(UnaryOperator<String> installer) {
        return new SystemPackage(
                installer, "chromium", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome");
    }

    /** Only if it runs: the download brings no system libraries. */
    private static Optional<Path> playwrights() {
        try (Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD))) {
            return Optional.of(Path.of(playwright.chromium().executablePath()))
                    .filter(Files::isExecutable)
                    .filter(path ->
                            Command.run(List.of(path.toString(), "--version")).succeeded());
        }
    }

    private static Path fetched() {
        ProcessBuilder download =
                Driver.ensureDriverInstalled(NO_DOWNLOAD, false).createProcessBuilder();
        download.command().addAll(List.of("install", "chromium"));
        String log = Command.run(download, DOWNLOAD_MINUTES).output();
        return playwrights()
                .orElseGet(() -> systemPackage(name -> log + Apt.install(name)).path());
    }
}
