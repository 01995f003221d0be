package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.page.PageCheck;
import com.rundiffusion.keycloak.testkit.page.PageSheet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page of the sso host by every rule in both brands, and its pictures. */
@Tag("long")
@Tag("picture")
class LoginPageSheetsTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    /** A link that leaves the page as it is serves nobody. */
    @ParameterizedTest
    @EnumSource(LoginPage.class)
    void aPageThatOffersLanguagesSpeaksThem(LoginPage which) {
        Page page = journey.anotherPage();
        which.open(journey, page, "rundiffusion");
        if (page.locator("footer a[lang=de]").count() > 0) {
            page.locator("footer a[lang=de]").click();
            page.locator("html[lang=de]").waitFor();
        }
    }

    @ParameterizedTest
    @EnumSource(LoginPage.class)
    void aPageServesEverybodyInEitherBrand(LoginPage which) {
        PageSheet sheet = new PageSheet();
        for (String client : List.of("rundiffusion", "runnit")) {
            Page page = journey.anotherPage();
            which.open(journey, page, client);
            assertThat(page.url()).startsWith(Stack.SITES.sso());
            PageCheck.EVERY_RULE.of(page);
            sheet.add(page);
        }
        sheet.write(journey.anotherPage(), which.picture());
    }
}
