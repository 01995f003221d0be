package com.rundiffusion.keycloak.testkit.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.testkit.machine.Checkout;
import java.nio.file.Path;

/**
 * A picture of the documents. It is made below {@code target}; {@code mvn -Ppictures} takes it over to
 * {@code docs/screens}.
 *
 * @param name of the file, without {@code .png}
 */
public record Picture(String name) {

    /** Pictures the whole page, once its own pictures are there. */
    public void take(Page page) {
        page.waitForFunction("() => [...document.images].every(image => image.complete && image.naturalWidth > 0)");
        assertThat(page.screenshot(
                        new Page.ScreenshotOptions().setFullPage(true).setPath(file())))
                .isNotEmpty();
    }

    /** Pictures a part of a page. */
    public void take(Locator part) {
        assertThat(part.screenshot(new Locator.ScreenshotOptions().setPath(file())))
                .isNotEmpty();
    }

    private Path file() {
        return Checkout.file("e2e/target/screens").resolve(name + ".png");
    }
}
