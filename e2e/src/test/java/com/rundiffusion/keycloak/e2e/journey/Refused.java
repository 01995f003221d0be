package com.rundiffusion.keycloak.e2e.journey;

import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.demo.Sites;
import com.rundiffusion.keycloak.e2e.page.RefusalPage;

/** What a person sees of a refusal, and what their browser was told. */
record Refused(String code, String reference, String host, int status) {

    static Refused on(Page page) {
        RefusalPage refusal = new RefusalPage(page).await();
        return new Refused(refusal.code(), refusal.reference(), Sites.host(page.url()), status(page));
    }

    /** As the browser keeps it for the page it shows. */
    static int status(Page page) {
        return ((Number) page.evaluate("() => performance.getEntriesByType('navigation')[0].responseStatus"))
                .intValue();
    }
}
