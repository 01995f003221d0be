package com.rundiffusion.keycloak.testkit.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A page as everybody may meet it, light and dark, on a phone and on a desktop: reachable by everybody, nothing from
 * elsewhere, nothing that moves.
 */
public enum PageCheck {
    /** What WCAG 2.2 AA and axe's own best practices say. */
    EVERY_RULE {
        @Override
        AxeBuilder axe(Page page) {
            return within(page);
        }
    },
    /** What a brand can change: of axe's rules only that of contrast. */
    COLOURS {
        @Override
        AxeBuilder axe(Page page) {
            return within(page).withRules(List.of("color-contrast"));
        }
    };

    abstract AxeBuilder axe(Page page);

    /** In the page itself: without frames there is nothing to gather, for which axe opens another page each time. */
    private static AxeBuilder within(Page page) {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    /** Fails with all that somebody could not reach, read or wait for. */
    public void of(Page page) {
        assertThat(foreign(page)).as("parts from elsewhere").isEmpty();
        assertThat(shift(page)).as("layout shift").isZero();
        assertThat(byTab(page)).as("what the tab key reaches, and shows").isEqualTo(parts(page));
        for (Look look : Look.values()) {
            look.put(page);
            if (look.tellsAxeSomething()) {
                assertThat(obstacles(page)).as(page.url() + " " + look).isEmpty();
            }
            assertThat(overflow(page)).as("scrolls sideways: " + look).isZero();
        }
    }

    private List<String> obstacles(Page page) {
        return axe(page).analyze().getViolations().stream()
                .map(rule -> rule.getId() + ": "
                        + rule.getNodes().stream().map(node -> node.getHtml()).collect(Collectors.joining(" ")))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<String> foreign(Page page) {
        return (List<String>) page.evaluate("""
                () => performance.getEntriesByType('resource').map(entry => entry.name)
                    .filter(name => new URL(name).origin !== location.origin)""");
    }

    /** All that a person can press, open or type in. */
    @SuppressWarnings("unchecked")
    private static Set<String> parts(Page page) {
        return new TreeSet<>((List<String>) page.evaluate("""
                () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), textarea, summary')]
                    .filter(part => part.checkVisibility({ visibilityProperty: true })).map(part => part.outerHTML)"""));
    }

    /** Once around the page; a part counts when it shows that it has the focus. */
    private static Set<String> byTab(Page page) {
        Set<String> reached = new TreeSet<>();
        for (int presses = parts(page).size() + 1; presses > 0; presses--) {
            page.keyboard().press("Tab");
            reached.add((String) page.evaluate("""
                    () => getComputedStyle(document.activeElement).outlineStyle === 'solid'
                        ? document.activeElement.outerHTML : ''"""));
        }
        reached.remove("");
        return reached;
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
}
