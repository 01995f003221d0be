package com.rundiffusion.keycloak.entra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Entra under https names, as the browser tests run it. */
class BehindTlsTest {

    @RegisterExtension
    private final RunningEntra running = new RunningEntra("https");

    private final Browser browser = new Browser();

    @Test
    void theCookieComesAlongWhenAnotherSitePosts() {
        EntraTenant tenant = running.contoso();
        assertThat(tenant.loginUrl()).startsWith("https:");
        Received accounts = browser.open(behindGateway(Requests.to(tenant).redirect()));
        Received page = browser.post(
                behindGateway(accounts.formAction()),
                Map.of(
                        "ctx",
                        accounts.field("ctx"),
                        "user",
                        tenant.user(Person.MEMBER).objectId()));
        assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("ESTSAUTH=[0-9a-f-]{36}; Path=/; HttpOnly; Secure; SameSite=None");
    }

    private static String behindGateway(String url) {
        return url.replaceFirst("https:", "http:");
    }
}
