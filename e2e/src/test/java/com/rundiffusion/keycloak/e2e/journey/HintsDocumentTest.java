package com.rundiffusion.keycloak.e2e.journey;

import static java.util.stream.Collectors.joining;

import com.rundiffusion.keycloak.TrackedDocument;
import com.rundiffusion.keycloak.e2e.journey.Hint.Before;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Makes {@code docs/which-company.md} from the table that {@link HintsTest} tries. */
class HintsDocumentTest {

    private static final TrackedDocument DOCUMENT = new TrackedDocument("which-company.md");

    private static final String HEAD =
            """
            # Which enterprise a request leads to

            The first of these that the app's authorization request holds decides: `autoLoginSsoProvider`, then `kc_idp_hint`, also
            where nobody has that name; then `domain_hint` and `login_hint`, each only where an enterprise has that email domain. What the
            request says wins over a session that the browser has, and a session wins over what the device remembers. A session of
            another enterprise ends when the new sign-in is accepted and not before.
            <!-- HintsTest.everyHintLeadsWhereTheTableSays, FallbackTest.theLinkWinsOverTheSessionOfAnotherEnterprise, FallbackTest.aMereLinkSignsNobodyOut -->

            `scope=organization:<alias>` is refused for every name alike: Keycloak's own answer to it would tell anybody who is a customer
            ([why](decisions/0004-who-may-notice-a-company.md)). The scope `organization` alone names no enterprise.
            <!-- HintsTest.everyHintLeadsWhereTheTableSays, ErrorsTest.aMistakeInTheRequestIsToldToTheApp, RenewalTest.askingForTheScopeOrganizationCostsNoClick -->

            Written by `HintsDocumentTest` from the table that `HintsTest` tries, cell by cell; change that, not this file.

            | the request holds | %s |
            | --- | --- | --- | --- | --- |
            """.formatted(Stream.of(Before.values()).map(before -> before.words).collect(joining(" | ")));

    @Test
    @Tag("document")
    void theDocumentHoldsTheTable() throws IOException {
        DOCUMENT.mustSay(
                HEAD + Stream.of(Hint.values()).map(HintsDocumentTest::row).collect(joining()));
    }

    private static String row(Hint hint) {
        return Stream.concat(
                        Stream.of(hint.written()), Stream.of(Before.values()).map(before -> hint.way(before).words))
                .collect(joining(" | ", "| ", " |\n"));
    }
}
