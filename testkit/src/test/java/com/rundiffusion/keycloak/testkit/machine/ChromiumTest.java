package com.rundiffusion.keycloak.testkit.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.Test;

final class ChromiumTest {

    @Test
    void theBrowserOfThisMachineShowsAPage() {
        try (Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Chromium.NO_DOWNLOAD));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions().setExecutablePath(Chromium.executable()));
                Page page = browser.newPage()) {
            page.setContent("<title>ready</title>");

            assertThat(page.title()).isEqualTo("ready");
        }
    }
}
