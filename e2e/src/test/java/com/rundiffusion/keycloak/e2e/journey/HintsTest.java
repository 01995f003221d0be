package com.rundiffusion.keycloak.e2e.journey;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.demo.entra.EntraTenant;
import com.rundiffusion.keycloak.demo.entra.Person;
import com.rundiffusion.keycloak.e2e.journey.Hint.Before;
import com.rundiffusion.keycloak.e2e.journey.Hint.Way;
import com.rundiffusion.keycloak.e2e.machine.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Which company a request leads to: every hint with every state of the browser. Writes {@code docs/which-company.md}, and
 * fails once when that differs from the file that was there: read the difference, then commit it.
 */
class HintsTest {

    private static final Path DOCUMENT = Checkout.file("docs").resolve("which-company.md");
    private static final String APP = Stack.SITES.runnitApp();

    private static final String HEAD =
            """
            # Which company a request leads to

            The first of these that the app's authorization request holds decides: `autoLoginSsoProvider`, then `kc_idp_hint`, also
            where nobody has that name; then `domain_hint` and `login_hint`, each only where a company has that email domain. What the
            request says wins over a session that the browser has, and a session wins over what the device remembers. A session of
            another company ends when the new sign-in is accepted and not before.

            `scope=organization:<alias>` is refused for every name alike: Keycloak's own answer to it would tell anybody who is a customer
            ([why](decisions/0004-who-may-notice-a-company.md)). The scope `organization` alone names no company.

            Written by `HintsTest`, which tries each cell in the browser; change that, not this file.

            | the request holds | %s |
            | --- | --- | --- | --- | --- |
            """.formatted(Stream.of(Before.values()).map(before -> before.words).collect(joining(" | ")));

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

    @Test
    void theDocumentHoldsTheTable() throws IOException {
        String before = Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "";
        String now = HEAD + Stream.of(Hint.values()).map(HintsTest::row).collect(joining());
        Files.writeString(DOCUMENT, now);
        assertThat(before.equals(now)).as(DOCUMENT + " is as it was").isTrue();
    }

    private static String row(Hint hint) {
        return Stream.concat(
                        Stream.of(hint.written()), Stream.of(Before.values()).map(before -> hint.way(before).words))
                .collect(joining(" | ", "| ", " |\n"));
    }
}
