package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.page.PageCheck;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page of the sso host, of the second brand what that changes. {@link LoginPageSheetsTest} looks closer. */
class LoginPagesTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    @ParameterizedTest
    @EnumSource(LoginPage.class)
    void aPageServesEverybody(LoginPage which) {
        check(which, "rundiffusion", PageCheck.EVERY_RULE);
        check(which, "runnit", PageCheck.COLOURS);
    }

    private void check(LoginPage which, String client, PageCheck check) {
        Page page = journey.anotherPage();
        which.open(journey, page, client);
        assertThat(page.url()).startsWith(Stack.SITES.sso());
        check.of(page);
    }
}
