package com.rundiffusion.keycloak.testkit.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.testkit.page.RefusalPage;

/** What a person sees of a refusal, and what their browser was told. */
record Refused(String code, String reference, String host, int status) {

    static Refused on(Page page) {
        RefusalPage refusal = new RefusalPage(page).await();
        return new Refused(refusal.code(), refusal.reference(), Sites.host(page.url()), status(page));
    }

    static Refused on(Arrival arrival) {
        assertThat(arrival.rejection()).as("a refusal at %s", arrival).isNotEmpty();
        return new Refused(arrival.rejection(), arrival.text("reference"), arrival.host(), arrival.status());
    }

    /** As the browser keeps it for the page it shows. */
    private static int status(Page page) {
        return ((Number) page.evaluate("() => performance.getEntriesByType('navigation')[0].responseStatus"))
                .intValue();
    }
}
