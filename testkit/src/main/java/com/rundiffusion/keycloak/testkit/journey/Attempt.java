package com.rundiffusion.keycloak.testkit.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.entra.Sites;

/**
 * Something that must not get in: the realm as it was before, and how its refusal must be. A page of 4xx on the sso host, a
 * stored event with enterprise, client and reason, a count of that reason, and nothing changed.
 */
public final class Attempt {

    private final Journey journey;
    private final World before;
    private final String countsBefore;

    private Attempt(Journey journey, World before, String countsBefore) {
        this.journey = journey;
        this.before = before;
        this.countsBefore = countsBefore;
    }

    public static Attempt on(Journey journey) {
        return new Attempt(
                journey,
                World.of(journey.services().admin()),
                monitoring(journey).page());
    }

    /** @param alias of the enterprise in the event; {@code null} for none */
    public void isRefused(String alias, String... codes) {
        isRefused(journey.browser(), alias, codes);
    }

    /** The same in another browser. */
    public void isRefused(Browser browser, String alias, String... codes) {
        check(Refused.on(browser.arrival()), alias, "rundiffusion", codes);
    }

    /** The same in Chromium. */
    public void isRefused(Page page, String alias, String... codes) {
        check(Refused.on(page), alias, "rundiffusion", codes);
    }

    /** For a post that no login of this realm can be told from, and so no app. */
    public void isRefusedForNoClient(String alias, String code) {
        check(Refused.on(journey.browser().arrival()), alias, null, code);
    }

    /** Keycloak's own page for an alias that nobody has: whoever posts does not learn that this enterprise is there. */
    public void findsNobody() {
        findsNobody(journey.browser());
    }

    public void findsNobody(Browser browser) {
        assertThat(browser.arrival().origin()).isEqualTo(Stack.SITES.sso());
        assertThat(browser.arrival().status()).isEqualTo(404);
        changedNothing();
    }

    private void check(Refused refused, String alias, String client, String... codes) {
        assertThat(codes).contains(refused.code());
        assertThat(refused.host()).isEqualTo(Sites.host(Stack.SITES.sso()));
        assertThat(refused.status()).isBetween(400, 499);
        JsonNode event = journey.events().refusal(refused.reference()).orElseThrow();
        assertThat(event.path("clientId").asText(null)).isEqualTo(client);
        assertThat(event.get("details").path("identity_provider").asText(null)).isEqualTo(alias);
        assertThat(event.get("details").get("reason").asText()).isEqualTo(refused.code());
        assertThat(monitoring(journey).rejections(refused.code()))
                .isEqualTo(Monitoring.rejections(countsBefore, refused.code()) + 1);
        changedNothing();
    }

    private static Monitoring monitoring(Journey journey) {
        return new Monitoring(journey.keycloak().management());
    }

    /** For what never came as far as a refusal. */
    public void changedNothing() {
        assertThat(World.of(journey.services().admin())).isEqualTo(before);
    }
}
