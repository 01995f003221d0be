package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.demo.Sites;

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
        isRefused(journey.page(), alias, codes);
    }

    /** The same in another browser. */
    public void isRefused(Page page, String alias, String... codes) {
        check(page, alias, "rundiffusion", codes);
    }

    /** For a post that no login of this realm can be told from, and so no app. */
    public void isRefusedForNoClient(String alias, String code) {
        check(journey.page(), alias, null, code);
    }

    /** Keycloak's own page for an alias that nobody has: whoever posts does not learn that this enterprise is there. */
    public void findsNobody() {
        findsNobody(journey.page());
    }

    public void findsNobody(Page page) {
        page.waitForURL(url -> url.startsWith(Stack.SITES.sso()));
        assertThat(Refused.status(page)).isEqualTo(404);
        changedNothing();
    }

    private void check(Page page, String alias, String client, String... codes) {
        Refused refused = Refused.on(page);
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
