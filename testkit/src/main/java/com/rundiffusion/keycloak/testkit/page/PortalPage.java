package com.rundiffusion.keycloak.testkit.page;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Entra's single sign-on settings of one application, as the customer's administrator has them open. */
public final class PortalPage {

    private final Page page;

    public PortalPage(Page page) {
        this.page = page;
    }

    /** What stands beside a name, e.g. {@code Login URL}. */
    public String value(String name) {
        return page.locator("dt", new Page.LocatorOptions().setHasText(name))
                .first()
                .locator("xpath=following-sibling::dd[1]")
                .textContent()
                .trim();
    }

    /** One of its sections, by its title, e.g. {@code SAML Certificates}. */
    public Locator section(String title) {
        return page.locator("section.settings")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("h2", new Page.LocatorOptions().setHasText(title))));
    }

    /** The file behind "Download" at "Certificate (Base64)". */
    public String certificateFile() {
        Download download = page.waitForDownload(
                () -> page.locator("a[href$='certificate.cer']").click());
        try (var file = download.createReadStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
