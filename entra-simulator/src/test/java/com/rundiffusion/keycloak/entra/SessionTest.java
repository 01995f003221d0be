package com.rundiffusion.keycloak.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When Entra asks, whom it takes, and what it remembers. */
class SessionTest {

    @RegisterExtension
    private final RunningEntra running = new RunningEntra();

    private final Browser browser = new Browser();
    private EntraTenant tenant;

    @BeforeEach
    void tenant() {
        tenant = running.contoso();
    }

    private Received open(Requests request) {
        return browser.open(request.redirect());
    }

    private void signIn(Person person) {
        browser.pick(open(Requests.to(tenant)), tenant.user(person));
    }

    private static Instant authenticated(Received page) {
        return ParsedResponse.of(page.samlResponse())
                .authentication()
                .getAuthnInstant()
                .toGregorianCalendar()
                .toInstant();
    }

    @Test
    void anAccountIsPickedOncePerTenantAndBrowser() {
        signIn(Person.MEMBER);
        Instant then = running.clock().instant();
        running.clock().advance(Duration.ofHours(7));
        Received again = open(Requests.to(tenant));
        assertThat(authenticated(again)).isEqualTo(then);
        assertThat(open(Requests.to(running.fabrikam())).body()).contains("Pick an account");
        assertThat(new Browser().open(Requests.to(tenant).redirect()).body()).contains("Pick an account");
    }

    @Test
    void signingInElsewhereForgetsNobody() {
        signIn(Person.MEMBER);
        EntraTenant other = running.fabrikam();
        browser.pick(open(Requests.to(other)), other.user(Person.MEMBER));
        assertThat(open(Requests.to(tenant)).samlResponse()).contains("ada.winter@contoso.example");
        assertThat(open(Requests.to(other)).samlResponse()).contains("ines.park@fabrikam.example");
        browser.open(tenant.url() + "/signout");
        assertThat(open(Requests.to(tenant)).body()).contains("Pick an account");
        assertThat(open(Requests.to(other)).hasField("SAMLResponse")).isTrue();
    }

    @Test
    void theCookieIsForTheBrowserOnly() {
        Received page = browser.pick(open(Requests.to(tenant)), tenant.user(Person.MEMBER));
        assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
                .containsPattern("^ESTSAUTH=[0-9a-f-]{36}; Path=/; HttpOnly; SameSite=Lax$");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void forceAuthnAsksAgainAndRenewsTheInstant() {
        signIn(Person.LONG_SIGNED_IN);
        assertThat(authenticated(open(Requests.to(tenant))))
                .isEqualTo(running.clock().instant().minus(Duration.ofDays(80)));
        Received asked = open(Requests.to(tenant).attribute("ForceAuthn", "true"));
        assertThat(asked.body()).contains("Pick an account");
        Received fresh = browser.pick(asked, tenant.user(Person.LONG_SIGNED_IN));
        assertThat(authenticated(fresh)).isEqualTo(running.clock().instant());
        assertThat(authenticated(open(Requests.to(tenant))))
                .isEqualTo(running.clock().instant());
    }

    @Test
    void aLoginHintTakesTheSessionItMeansAndAsksForAnyOther() {
        signIn(Person.MEMBER);
        assertThat(open(Requests.to(tenant).query("login_hint=Ada.Winter%40contoso.example"))
                        .hasField("SAMLResponse"))
                .isTrue();
        String page = open(Requests.to(tenant).query("login_hint=bruno.keller%40outlook.example"))
                .body();
        assertThat(page).contains("Pick an account");
        assertThat(page.indexOf("Bruno Keller")).isLessThan(page.indexOf("Ada Winter"));
        assertThat(open(Requests.to(tenant).query("login_hint=nobody%40contoso.example"))
                        .body())
                .contains("Pick an account");
    }

    @Test
    void cancellingEndsOnEntrasOwnPage() {
        Received accounts = open(Requests.to(tenant));
        Received cancelled = browser.open(tenant.url() + "/cancel?ctx=" + accounts.field("ctx"));
        assertThat(cancelled.body()).contains("AADSTS50058", "cancelled").doesNotContain("SAMLResponse\"");
        assertThat(open(Requests.to(tenant)).body()).contains("Pick an account");
    }

    @Test
    void theSamePageCanBeAnsweredTwice() {
        Received accounts = open(Requests.to(tenant));
        assertThat(browser.pick(accounts, tenant.user(Person.MEMBER)).hasField("SAMLResponse"))
                .isTrue();
        assertThat(browser.pick(accounts, tenant.user(Person.RENAMED)).samlResponse())
                .contains("elif.sommer@contoso.example");
    }

    @Test
    void whatWasAskedIsOnRecord() {
        assertThat(tenant.lastRequest()).isEmpty();
        Requests request = Requests.to(tenant)
                .attribute("ForceAuthn", "1")
                .child("<samlp:NameIDPolicy Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified\"/>")
                .query("RelayState=a.b.c&login_hint=ada%2Bx%40contoso.example");
        open(request);
        AuthnRequest seen = tenant.lastRequest().orElseThrow();
        assertThat(seen.binding()).isEqualTo(AuthnRequest.Binding.REDIRECT);
        assertThat(seen.id()).isEqualTo(request.id());
        assertThat(seen.issuer()).isEqualTo("rundiffusion.com");
        assertThat(seen.destination()).isEqualTo(tenant.loginUrl());
        assertThat(seen.assertionConsumerServiceUrl())
                .isEqualTo(tenant.application().replyUrls().get(1));
        assertThat(seen.forceAuthn()).isTrue();
        assertThat(seen.passive()).isFalse();
        assertThat(seen.nameIdFormat()).endsWith(":unspecified");
        assertThat(seen.hasRequestedAuthnContext()).isFalse();
        assertThat(seen.hasSubject()).isFalse();
        assertThat(seen.relayState()).isEqualTo("a.b.c");
        assertThat(seen.loginHint()).isEqualTo("ada+x@contoso.example");
        browser.open(tenant.loginUrl());
        assertThat(tenant.visits()).isEqualTo(2);
        assertThat(tenant.requests()).hasSize(1);
        assertThat(running.entra().visits()).isEqualTo(2);
    }
}
