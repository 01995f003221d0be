package com.rundiffusion.keycloak.e2e.setup;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Mistake;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.SamlCertificates;
import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import com.rundiffusion.keycloak.testkit.enterprise.MailServer;
import com.rundiffusion.keycloak.testkit.enterprise.Newcomer;
import com.rundiffusion.keycloak.testkit.journey.Browser;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a connected company is looked after by its own people. */
class SetupCareTest {

    private static final String IT = "it@northwind.example";
    private static final String BOSS = "boss@northwind.example";

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Unconnected company = new Unconnected(journey);

    private EntraTenant tenant;
    private SamlCertificates certificates;
    private SigningCertificate before;
    private MailServer mails;

    @BeforeEach
    void takeMails() {
        tenant = company.tenant();
        certificates = tenant.application().certificates();
        before = certificates.active();
        mails = MailServer.start();
        company.background().mailsTo(mails.settings(), "");
    }

    @AfterEach
    void asBefore() {
        certificates.replace(List.of(before), before);
        company.background().mailsTo(Map.of(), "");
        mails.close();
    }

    /** Nobody can sign in, and nobody of ours does anything. */
    @Test
    void aCertificateHasEndedAndTheCustomerRepairsIt() {
        SigningCertificate ending = Newcomer.certificate(Duration.ofSeconds(5));
        certificates.replace(List.of(ending), ending);
        company.connect(Map.of("contacts", List.of(IT), "certificate", ending.pem()));
        company.background().await(() -> mails.received().stream().anyMatch(SetupMails::hasUrl));
        company.background().await(() -> !signsIn());
        certificates.replace(List.of(before, ending), before);
        assertThat(signsIn()).as("the new one is not known yet").isFalse();

        MailServer.Mail mail =
                mails.received().stream().filter(SetupMails::hasUrl).findFirst().orElseThrow();
        assertThat(mail.to()).isEqualTo(IT);
        Administrator admin = new Administrator(journey.page(), tenant).open(SetupMails.url(mail));
        assertThat(admin.locator("[data-step=status]")).isVisible();
        admin.goOnTo("values");
        admin.give(company.metadataUrl());
        admin.test(Person.MEMBER);
        admin.goOnTo("live");
        assertThat(admin.locator("[data-renewal=signing]")).isVisible();
        admin.confirm("#renew-on");
        assertThat(admin.locator("[data-renewal=alone]")).isVisible();
        journey.anotherBrowser().signIn(Stack.SITES.rundiffusionApp(), tenant, Person.MEMBER);
    }

    private boolean signsIn() {
        Browser person = journey.anotherBrowser();
        person.follow(Stack.SITES.rundiffusionApp(), tenant, Person.MEMBER);
        return person.arrival().url().startsWith(Stack.SITES.rundiffusionApp());
    }

    @Test
    void theOverviewTellsWhatHappened() {
        company.connect(Map.of("contacts", List.of(IT), "domains", List.of("northwind.example")));
        journey.anotherBrowser().signIn(Stack.SITES.rundiffusionApp(), tenant, Person.MEMBER);
        journey.browser().post(tenant.portalUrl() + "/mistakes", Map.of("make", Mistake.SIGN_RESPONSE.key()));
        Browser refused = journey.anotherBrowser();
        refused.follow(Stack.SITES.rundiffusionApp(), tenant, Person.MEMBER);
        journey.browser().post(tenant.portalUrl() + "/mistakes", Map.of("reset", "all"));
        company.background().awaitARound();

        JsonNode link = company.linkOf(Unconnected.ALIAS, Map.of());
        Administrator admin =
                new Administrator(journey.page(), tenant).open(link.path("url").asText());
        assertThat(admin.locator("[data-step=status]")).containsText("northwind.example");
        assertThat(admin.locator("tbody tr td").first()).hasText("1");
        assertThat(admin.locator("[data-refusal]")).isVisible();
        assertThat(admin.locator("[data-certificate=good]")).isVisible();
        assertThat(admin.locator("#changes + ul li")).hasCount(1);
        admin.press("#record");
        assertThat(admin.locator(".record")).containsText(tenant.id());
        assertThat(admin.locator(".record")).containsText("SHA-256");
    }

    /** Whoever was a contact before hears of it too: somebody may have taken their place. */
    @Test
    void everyContactHearsOfEachChangeOfALiveCompany() {
        company.connect(Map.of("contacts", List.of(IT)));
        company.api().put(Unconnected.ALIAS, Map.of("displayName", "Northwind Traders"));
        company.api().put(Unconnected.ALIAS, Map.of("contacts", List.of(BOSS)));
        company.background().await(() -> mails.received().size() >= 2);
        company.background().awaitARound();
        assertThat(mails.recipients()).containsExactly(BOSS, IT);
        assertThat(mails.received()).allSatisfy(mail -> {
            assertThat(mail.subject()).contains("Northwind Traders");
            assertThat(mail.text()).contains("the contacts who get this mail", "by us");
        });
    }

    @Test
    void nobodyHearsOfAChangeOfADraft() {
        company.connectAsDraft();
        company.api().put(Unconnected.ALIAS, Map.of("contacts", List.of(BOSS)));
        company.background().awaitARound();
        assertThat(mails.received()).isEmpty();

        company.api().status(Unconnected.ALIAS, "active");
        company.api().put(Unconnected.ALIAS, Map.of("contacts", List.of(IT)));
        company.background().await(() -> mails.recipients().contains(BOSS));
    }

    /** A link that has done its work brings another one, by which the connection is looked after. */
    @Test
    void whoIsConnectedAsksForALinkByMail() {
        company.connect(Map.of("contacts", List.of(IT)));
        JsonNode link = company.linkOf(Unconnected.ALIAS, Map.of());
        company.background().endSetupLink(link.path("id").asText());
        var page = journey.page();
        page.navigate(link.path("url").asText());
        page.locator("#contact").fill(IT);
        page.locator("#send").click();
        page.locator("[role=status]").waitFor();
        MailServer.Mail mail = mails.await(1).get(0);
        assertThat(mail.to()).isEqualTo(IT);
        Administrator admin = new Administrator(journey.anotherPage(), tenant).open(SetupMails.url(mail));
        assertThat(admin.locator("[data-step=status]")).isVisible();
    }

    /** To the contact on file alone, and once an hour; the page says the same of each address. */
    @Test
    void aLinkThatHasEndedIsMailedAgainToItsContactAlone() {
        JsonNode link = company.link(Map.of("alias", Unconnected.ALIAS, "contacts", List.of(IT)));
        String id = link.path("id").asText();
        SetupVisitor visitor = new SetupVisitor(journey);
        Set<String> pages = new HashSet<>();
        for (String address : List.of("somebody@else.example", IT.toUpperCase(Locale.ROOT), IT, "", "x".repeat(500))) {
            company.background().endSetupLink(id);
            pages.add(visitor.askAgain(link.path("url").asText(), address).body());
            if (address.equalsIgnoreCase(IT)) {
                mails.await(1);
            }
        }
        assertThat(pages).hasSize(1);
        company.background().awaitARound();
        assertThat(mails.recipients()).containsExactly(IT);

        anHourAndMoreGoesBy(id);
        visitor.askAgain(link.path("url").asText(), IT);
        mails.await(2);
        anHourAndMoreGoesBy(id);
        company.revoke(link);
        visitor.askAgain(link.path("url").asText(), IT);
        company.background().awaitARound();
        assertThat(mails.received()).hasSize(2);
    }

    private void anHourAndMoreGoesBy(String link) {
        company.background().ageSetupLink(link, Duration.ofHours(2));
        company.background().endSetupLink(link);
    }

    @Test
    void whoHasNotBegunIsRemindedOnce() {
        JsonNode link = company.link(Map.of("alias", Unconnected.ALIAS, "contacts", List.of(IT)));
        String id = link.path("id").asText();
        company.api().send("POST", "/setup-links/" + id + "/send", null);
        company.background().awaitARound();
        assertThat(mails.received()).hasSize(1);
        company.background().ageSetupLink(id, Duration.ofDays(6));
        company.background().await(() -> mails.received().size() == 2);
        company.background().awaitARound();
        assertThat(mails.received()).hasSize(2);
        assertThat(mails.received().get(1).subject()).contains("waits");
    }
}
