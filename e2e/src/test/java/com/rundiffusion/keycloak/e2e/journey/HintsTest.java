package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.e2e.journey.Hint.Before;
import com.rundiffusion.keycloak.e2e.journey.Hint.Way;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.journey.Arrival;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Browser;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which company a request leads to: every hint with every state of the browser, as {@code docs/which-company.md} says. */
class HintsTest {

    private static final String APP = Stack.SITES.runnitApp();

    @RegisterExtension
    private final Journey journey = new Journey();

    @ParameterizedTest
    @EnumSource(Before.class)
    void everyHintLeadsWhereTheTableSays(Before before) {
        prepare(before);
        Map<Hint, Way> found = new EnumMap<>(Hint.class);
        Map<Hint, Way> expected = new EnumMap<>(Hint.class);
        for (Hint hint : Hint.values()) {
            journey.browser().open(hint.request().url());
            found.put(hint, way(journey.browser()));
            expected.put(hint, hint.way(before));
        }
        assertThat(found).isEqualTo(expected);
    }

    private void prepare(Before before) {
        switch (before) {
            case NOTHING -> {}
            case CONTOSO -> journey.browser().signIn(APP, journey.contoso(), Person.MEMBER);
            case FABRIKAM -> journey.browser().signIn(APP, journey.fabrikam(), Person.MEMBER);
            case ADDRESS -> {
                journey.browser().open(Authorization.of("runnit").url());
                journey.browser()
                        .submit(Map.of("email", "ada.winter@contoso.example"))
                        .offersAccounts();
            }
        }
    }

    /** The app did not ask, so it asks by itself when it is told anything. */
    private Way way(Browser browser) {
        String told = browser.told(APP);
        if (!told.isEmpty()) {
            assertThat(told).containsAnyOf("error=invalid_scope", "code=");
            return told.contains("error=") ? Way.REFUSED : Way.IN;
        }
        Arrival arrival = browser.arrival();
        if (arrival.url().startsWith(entra(journey.contoso()))) {
            return Way.CONTOSO;
        }
        if (arrival.url().startsWith(entra(journey.fabrikam()))) {
            return Way.FABRIKAM;
        }
        if (arrival.has("continue-as")) {
            return Way.OFFERS;
        }
        return arrival.asksForAddress().has("message") ? Way.ASKS_WITH_REASON : Way.ASKS;
    }

    private static String entra(EntraTenant tenant) {
        return Stack.SITES.entra() + "/" + tenant.id();
    }
}
