package com.rundiffusion.keycloak.testkit.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.rundiffusion.keycloak.testkit.machine.Chromium;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The system's Chromium, headless, which finds the production names on loopback. */
public final class HeadlessChromium implements AutoCloseable {

    /** Nobody waits for it but on a machine that is busy with something else. */
    private static final int LONGEST_WAIT_MILLIS = 60_000;

    private final Playwright playwright;
    private final Browser browser;

    /** @param ports where each host name is served on loopback; {@code *} for all others */
    public HeadlessChromium(Map<String, Integer> ports) {
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Chromium.NO_DOWNLOAD));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Chromium.executable())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-quic",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run",
                                "--host-resolver-rules=" + rules(ports))));
    }

    private static String rules(Map<String, Integer> ports) {
        return ports.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByKey().reversed())
                .map(entry -> "MAP " + entry.getKey() + " 127.0.0.1:" + entry.getValue())
                .collect(Collectors.joining(","));
    }

    /** A browser that nobody has used yet. */
    public BrowserContext unused() {
        return unused(new Browser.NewContextOptions());
    }

    /** The same of somebody who likes it otherwise. */
    public BrowserContext unused(Browser.NewContextOptions options) {
        BrowserContext context =
                browser.newContext(options.setIgnoreHTTPSErrors(true).setViewportSize(1280, 800));
        context.setDefaultTimeout(LONGEST_WAIT_MILLIS);
        return context;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
