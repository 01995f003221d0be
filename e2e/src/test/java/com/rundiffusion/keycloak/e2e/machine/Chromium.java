package com.rundiffusion.keycloak.e2e.machine;

import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.impl.driver.Driver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The browser of the journeys. */
public final class Chromium {

    /** Without it Playwright fetches three browsers as soon as it starts. Every {@code Playwright.create} needs it. */
    public static final Map<String, String> NO_DOWNLOAD = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

    private static final SystemPackage PACKAGE = new SystemPackage(
            "chromium", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge");
    private static final int DOWNLOAD_MINUTES = 5;

    private static Path executable;

    private Chromium() {}

    /**
     * What to give to {@code LaunchOptions.setExecutablePath}: the program that {@code CHROME_BIN} names, else one on the
     * path, else Playwright's own, downloaded if that can be reached, else the system's package.
     */
    public static synchronized Path executable() {
        if (executable == null) {
            executable = Optional.ofNullable(System.getenv("CHROME_BIN"))
                    .map(Path::of)
                    .or(PACKAGE::installed)
                    .or(Chromium::playwrights)
                    .or(Chromium::downloaded)
                    .orElseGet(PACKAGE::program);
        }
        return executable;
    }

    private static Optional<Path> playwrights() {
        try (Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD))) {
            return Optional.of(Path.of(playwright.chromium().executablePath())).filter(Files::isExecutable);
        }
    }

    private static Optional<Path> downloaded() {
        ProcessBuilder installer =
                Driver.ensureDriverInstalled(NO_DOWNLOAD, false).createProcessBuilder();
        installer.command().add("install");
        installer.command().add("chromium");
        Command.run(installer, DOWNLOAD_MINUTES);
        return playwrights();
    }
}
