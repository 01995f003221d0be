package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.rundiffusion.keycloak.e2e.machine.Checkout;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every page in both brands, light and dark, on a phone and on a desktop: reachable by everybody, nothing from elsewhere,
 * nothing that moves. The pictures are {@code docs/screens/pages}.
 */
class LoginPagesTest {

    /** The reference is another one each time; a picture in the documents should not be. */
    private static final String SAME_REFERENCE =
            "() => document.querySelectorAll('#reference').forEach(code => code.textContent = '0D4K2-M9XD1')";

    @RegisterExtension
    private final Journey journey = new Journey();

    @ParameterizedTest
    @EnumSource(LoginPage.class)
    void aPageServesEverybodyAndLooksRight(LoginPage which) {
        List<String> pictures = new ArrayList<>();
        for (String client : List.of("rundiffusion", "runnit")) {
            Page page = journey.anotherBrowser();
            which.open(journey, page, client);
            assertThat(page.url()).startsWith(Stack.SITES.sso());
            assertThat(foreign(page)).as("parts from elsewhere").isEmpty();
            assertThat(shift(page)).as("layout shift").isZero();
            page.evaluate(SAME_REFERENCE);
            for (Look look : Look.values()) {
                look.put(page);
                if (look.tellsAxeSomething) {
                    assertThat(obstacles(page)).as(client + " " + look).isEmpty();
                }
                assertThat(overflow(page)).as("scrolls sideways: " + look).isZero();
                byte[] picture = page.screenshot(new ScreenshotOptions().setFullPage(true));
                pictures.add(Base64.getEncoder().encodeToString(picture));
            }
        }
        sheet(which, pictures);
    }

    private enum Look {
        DESKTOP_LIGHT(960, 720, ColorScheme.LIGHT, true),
        PHONE_LIGHT(375, 720, ColorScheme.LIGHT, false),
        DESKTOP_DARK(960, 720, ColorScheme.DARK, false),
        PHONE_DARK(375, 720, ColorScheme.DARK, true);

        private final int width;
        private final int height;
        private final ColorScheme scheme;

        /** Both schemes and both devices once. */
        private final boolean tellsAxeSomething;

        Look(int width, int height, ColorScheme scheme, boolean tellsAxeSomething) {
            this.width = width;
            this.height = height;
            this.scheme = scheme;
            this.tellsAxeSomething = tellsAxeSomething;
        }

        void put(Page page) {
            page.setViewportSize(width, height);
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        }
    }

    /** What WCAG 2.2 AA and axe's own best practices find. */
    private static List<String> obstacles(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .collect(Collectors.joining(" ")))
                        .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<String> foreign(Page page) {
        return (List<String>) page.evaluate("""
                () => performance.getEntriesByType('resource').map(entry => entry.name)
                    .filter(name => new URL(name).origin !== location.origin)""");
    }

    private static double shift(Page page) {
        return ((Number) page.evaluate("""
                () => new Promise(resolve => {
                    const observer = new PerformanceObserver(() => {});
                    observer.observe({ type: 'layout-shift', buffered: true });
                    requestAnimationFrame(() => requestAnimationFrame(() =>
                        resolve(observer.takeRecords().reduce((sum, entry) => sum + entry.value, 0))));
                })""")).doubleValue();
    }

    private static int overflow(Page page) {
        return ((Number) page.evaluate(
                        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    /** All pictures of a page on one sheet. */
    private void sheet(LoginPage which, List<String> pictures) {
        Page sheet = journey.anotherBrowser();
        sheet.setViewportSize(1660, 900);
        String images = pictures.stream()
                .map(picture -> "<img src='data:image/png;base64," + picture + "'>")
                .collect(Collectors.joining());
        sheet.setContent("""
                <style>
                    body { margin: 0; padding: 16px; display: flex; flex-wrap: wrap; justify-content: center; gap: 16px; background: #888; }
                    img { width: 560px; align-self: start; }
                    img:nth-child(even) { width: 219px; }
                </style>""" + images);
        String name = which.name().toLowerCase(Locale.ROOT).replace('_', '-');
        byte[] image = sheet.screenshot(new ScreenshotOptions()
                .setFullPage(true)
                .setPath(Checkout.file("docs").resolve("screens/pages/" + name + ".png")));
        assertThat(image).isNotEmpty();
    }
}
