package com.rundiffusion.keycloak.e2e.setup;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.enterprise.MailServer;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.machine.Checkout;
import com.rundiffusion.keycloak.testkit.page.EntraPage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a company connects itself, in Chromium: with mail filters, colleagues and days that are over on the way. */
class SetupJourneyTest {

    private static final String IT = "it@northwind.example";
    /** A tab in the background paints nothing, which is what is waited for otherwise. */
    private static final int POLLING_MILLIS = 50;

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Unconnected company = new Unconnected(journey);

    private MailServer mails;

    @BeforeEach
    void takeMails() {
        mails = MailServer.start();
        company.background().mailsTo(mails.settings(), "");
    }

    @AfterEach
    void takeNone() {
        company.background().mailsTo(Map.of(), "");
        mails.close();
    }

    private JsonNode link() {
        return company.link(Map.of(
                "alias",
                Unconnected.ALIAS,
                "displayName",
                "Northwind",
                "client",
                "rundiffusion",
                "contacts",
                List.of(IT)));
    }

    private Administrator administrator(Page page, String url) {
        return new Administrator(page, company.tenant()).open(url);
    }

    private void goLive(Administrator admin) {
        admin.test(Person.MEMBER);
        admin.goOnTo("live");
        admin.confirm("#go-live");
        admin.locator("#link").waitFor();
        assertThat(company.status()).isEqualTo("active");
    }

    /** What it takes is counted, and stands in docs/setup-link.md. */
    @Test
    void fromTheMailToASignedInUser() throws IOException {
        JsonNode link = link();
        company.api().send("POST", "/setup-links/" + link.path("id").asText() + "/send", null);
        MailServer.Mail mail = mails.received().get(0);
        assertThat(mail.to()).isEqualTo(IT);
        assertThat(mail.text())
                .contains("Northwind")
                .doesNotContain(link.path("url").asText());
        Page page = journey.page();

        Administrator admin = administrator(page, SetupMails.url(mail));
        assertThat(page.url()).endsWith("/create").doesNotContain("open");
        admin.goOnTo("basic");
        admin.uploadOurMetadata();
        admin.goOnTo("people");
        admin.goOnTo("values");
        admin.give(company.metadataUrl());
        admin.at("domains");
        admin.goOnTo("test");
        goLive(admin);
        String effort = "**%d clicks, %d value pasted, nothing typed, %d pages**"
                .formatted(admin.clicks(), admin.pastes(), admin.pagesSeen());
        assertThat(Files.readString(Checkout.file("docs/setup-link.md"))).contains(effort);

        assertThat(page.locator("#first")).containsText("waiting");
        Page person = journey.anotherPage();
        person.navigate(Journey.link(Stack.SITES.rundiffusionApp(), Unconnected.ALIAS));
        new EntraPage(person).awaitAccounts().pick(company.tenant().user(Person.MEMBER));
        person.waitForURL(Stack.SITES.rundiffusionApp() + "/**");
        page.reload();
        assertThat(page.locator("#first")).containsText("has come");
        assertThat(company.detail(link).path("openings").path(0).path("contact").asText())
                .isEqualTo(IT);
    }

    /** It loads what a mail links to, runs its scripts and submits every form that it finds. */
    @Test
    void aMailFilterComesFirst() {
        JsonNode link = link();
        Page filter = journey.page();
        filter.navigate(link.path("url").asText());
        filter.locator("#begin").click();
        for (String step : List.of("create", "basic", "people", "values", "domains", "test", "live")) {
            filter.navigate(filter.url().replaceFirst("/[a-z-]+$", "/" + step));
            filter.locator("[data-step=" + step + "]").waitFor();
            int forms = filter.locator("form").count();
            for (int number = 0; number < forms; number++) {
                submit(filter, number);
            }
        }
        assertThat(company.status()).isEmpty();
        assertThat(company.state(link)).isEqualTo("open");

        Administrator admin =
                administrator(journey.anotherPage(), link.path("url").asText());
        admin.go("values");
        admin.give(company.metadataUrl());
        admin.go("test");
        goLive(admin);
    }

    private static void submit(Page page, int number) {
        Page tab = page.context().newPage();
        tab.navigate(page.url());
        tab.evaluate("""
                number => {
                    window.isBefore = true;
                    document.forms[number].target = '';
                    setTimeout(() => document.forms[number].requestSubmit());
                }""", number);
        tab.waitForFunction(
                "() => !window.isBefore && document.readyState === 'complete'",
                null,
                new Page.WaitForFunctionOptions().setPollingInterval(POLLING_MILLIS));
        tab.close();
    }

    @Test
    void aColleagueTakesOverHalfWay() {
        JsonNode link = link();
        Administrator first = administrator(journey.page(), link.path("url").asText());
        first.go("values");
        first.give(company.metadataUrl());

        Administrator colleague =
                administrator(journey.anotherPage(), link.path("url").asText());
        goLive(colleague);
        assertThat(company.detail(link).path("openings")).hasSize(2);
        first.page().reload();
        assertThat(company.state(link)).isEqualTo("finished");
    }

    /** Its own button brings another mail, to the contact on file alone, and what was given is still there. */
    @Test
    void theDaysAreOverWhileTheDnsIsSlow() {
        JsonNode link = link();
        String url = link.path("url").asText();
        Administrator admin = administrator(journey.page(), url);
        admin.go("values");
        admin.give(company.metadataUrl());
        admin.go("domains");
        admin.paste("#domains", "northwind-shop.example");
        admin.press("#look");
        assertThat(admin.locator("[data-state=open]")).isVisible();
        assertThat(company.state(link)).as("its clock stands still").isEqualTo("waiting");
        company.background().endSetupLink(link.path("id").asText());

        Page late = journey.anotherPage();
        askForAnother(late, url, IT);
        MailServer.Mail mail = mails.await(1).get(0);
        assertThat(mail.to()).isEqualTo(IT);

        Administrator again = administrator(journey.anotherPage(), SetupMails.url(mail));
        again.go("domains");
        assertThat(again.locator("[data-domain='northwind-shop.example']")).isVisible();
        goLive(again);
    }

    private static void askForAnother(Page page, String url, String address) {
        page.navigate(url);
        page.locator("#contact").fill(address);
        page.locator("#send").click();
        page.locator("[role=status]").waitFor();
    }

    /** Of a migration: nothing to type. */
    @Test
    void whoWasImportedGoesLiveInOneVisit() {
        company.connectAsDraft();
        JsonNode link = company.linkOf(Unconnected.ALIAS, Map.of("contacts", List.of(IT)));
        Administrator admin = administrator(journey.page(), link.path("url").asText());
        admin.at("test");
        goLive(admin);
        assertThat(admin.pastes()).isZero();
    }
}
