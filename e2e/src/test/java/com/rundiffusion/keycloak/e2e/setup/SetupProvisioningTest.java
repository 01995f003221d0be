package com.rundiffusion.keycloak.e2e.setup;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.enterprise.provisioning.AccessToken;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.provisioning.MappingPreset;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.MailServer;
import com.rundiffusion.keycloak.testkit.enterprise.ScimApi;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a company's administrator lets people come and go, without anybody of ours. */
class SetupProvisioningTest {

    private static final String ALIAS = Unconnected.ALIAS;
    private static final String STEP = "provisioning";
    private static final String IT = "it@northwind.example";
    private static final String OPERATIONS = "sso-operations@rundiffusion.example";
    private static final String CONFIG = "/ServiceProviderConfig";
    private static final Pattern SECRET = Pattern.compile("rdscim_[A-Za-z0-9_-]+");

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Unconnected company = new Unconnected(journey);

    private MailServer mails;

    @BeforeEach
    void takeMails() {
        mails = MailServer.start();
        company.background().mailsTo(mails.settings(), OPERATIONS);
    }

    @AfterEach
    void asBefore() {
        company.tenant().provisioning().stop().credentials("", "").mapping(MappingPreset.DEFAULT);
        company.background().mailsTo(Map.of(), "");
        mails.close();
    }

    private JsonNode linkOfConnected() {
        company.connect(Map.of("contacts", List.of(IT)));
        return company.linkOf(ALIAS, Map.of("may", List.of(STEP)));
    }

    private SetupVisitor visitor(JsonNode link) {
        return new SetupVisitor(journey).open(link.path("url").asText());
    }

    private static String hidden(String page, String name) {
        Matcher value =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        assertThat(value.find()).as(name + " in " + page).isTrue();
        return value.group(1);
    }

    private static Optional<String> secret(HttpResponse<String> page) {
        Matcher found = SECRET.matcher(page.body());
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    private static HttpResponse<String> make(SetupVisitor visitor, Map<String, String> more) {
        return visitor.send(STEP, STEP, more);
    }

    private static String made(SetupVisitor visitor) {
        String newest = hidden(visitor.step(STEP).body(), "newest");
        return secret(make(visitor, Map.of("newest", newest, "sure", "yes"))).orElseThrow();
    }

    private List<JsonNode> tokens() {
        return EnterpriseApi.stream(company.api()
                        .send("GET", "/" + ALIAS + "/provisioning-tokens", null)
                        .json())
                .toList();
    }

    private long open() {
        return tokens().stream()
                .filter(token -> token.path("status").asText().equals("open"))
                .count();
    }

    private String policy() {
        return company.api().get(ALIAS).json().path("provisioning").asText();
    }

    private ScimApi scim(String token) {
        return ScimApi.of(journey, ALIAS, "203.0.113.77").with(token);
    }

    /** Ten minutes, two values pasted, and nobody to wait for. */
    @Test
    void fromTheLinkToTheFirstSignIn() {
        JsonNode link = linkOfConnected();
        Page page = journey.page();
        page.navigate(link.path("url").asText());
        assertThat(page.locator("main")).containsText("Set up provisioning for");
        assertThat(page.locator("main")).not().containsText("Connect");

        Administrator admin =
                new Administrator(page, company.tenant()).open(link.path("url").asText());
        admin.at(STEP);
        assertThat(page.locator("tr[data-row] th")).hasText(new String[] {"1. userName", "2. active", "3. externalId"});
        assertThat(page.locator("[data-sign=tested]")).hasClass("open");
        admin.confirm("#make");
        String token = page.locator("#secret-token").textContent();
        assertThat(page.url()).doesNotContain(token);

        Page portal = admin.portal();
        portal.navigate(company.tenant().portalUrl() + "/provisioning");
        portal.fill("[name=tenantUrl]", page.locator("#tenant-url").textContent());
        portal.fill("[name=secretToken]", token);
        portal.click("[value=save]");
        page.bringToFront();
        admin.press("#look");
        page.locator("[data-sign=tested].done").waitFor();
        assertThat(page.content()).doesNotContain(token);
        portal.click("[value=preset-object-id]");
        portal.selectOption(
                "[name=object]", company.tenant().user(Person.MEMBER).objectId());
        portal.click("[value=demand]");
        page.bringToFront();
        page.locator("[data-sign=person].done").waitFor();

        journey.anotherBrowser().signIn(Stack.SITES.rundiffusionApp(), company.tenant(), Person.MEMBER);
    }

    /** Also days after it has gone live: that is what the link still opens for. */
    @Test
    void whoHasGoneLiveProvisionsByTheSameLink() {
        Map<String, Object> presets = Map.of("alias", ALIAS, "displayName", "Northwind", "contacts", List.of(IT));
        Map<String, Object> both = new HashMap<>(presets);
        both.put("may", List.of("connect", STEP));
        JsonNode link = company.link(both);
        SetupVisitor visitor = visitor(link);
        assertThat(visitor.step(STEP).body()).contains("id=\"later\"").doesNotContain("id=\"tenant-url\"");
        visitor.give(company.metadataUrl());
        visitor.test(company.tenant(), Person.MEMBER, UnaryOperator.identity());
        String token = visitor.tokenOfItsSession();
        visitor.sendWithoutToken(STEP, Map.of("token", token, "newest", "none", "sure", "yes"));
        assertThat(company.status()).isEqualTo("draft");
        assertThat(tokens()).isEmpty();

        visitor.goOn();
        assertThat(company.state(link)).isEqualTo("finished");
        assertThat(visitor.step("live").body()).contains("id=\"provision\"");
        assertThat(visitor.step("values").statusCode())
                .as("the rest has been done")
                .isEqualTo(404);
        SetupVisitor later = visitor(link);
        assertThat(later.step(STEP).body()).contains("id=\"tenant-url\"");
        made(later);
        assertThat(open()).isEqualTo(1);
        company.background().endSetupLink(link.path("id").asText());
        assertThat(later.step(STEP).statusCode()).as("its days are over").isEqualTo(404);
    }

    @Test
    void withoutThatPurposeALinkThatIsDoneOpensNothing() {
        JsonNode link = company.link(Map.of("alias", ALIAS, "displayName", "Northwind"));
        SetupVisitor visitor = visitor(link);
        visitor.give(company.metadataUrl());
        visitor.test(company.tenant(), Person.MEMBER, UnaryOperator.identity());
        visitor.goOn();
        assertThat(visitor.step("live").body()).doesNotContain("id=\"provision\"");
        assertThat(visitor.step(STEP).statusCode()).isEqualTo(404);
        assertThat(visitor.get(link.path("url").asText()).statusCode()).isEqualTo(404);
    }

    @Tag("A46")
    @Test
    void aTokenIsShownOnceAndAFormThatComesTwiceMakesOne() throws IOException {
        JsonNode link = linkOfConnected();
        assertThat(policy()).isEqualTo("off");
        SetupVisitor visitor = visitor(link);
        Map<String, String> form = Map.of("newest", hidden(visitor.step(STEP).body(), "newest"), "sure", "yes");
        HttpResponse<String> page = make(visitor, form);
        String token = secret(page).orElseThrow();
        assertThat(page.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));

        HttpResponse<String> again = make(visitor, form);
        assertThat(again.body()).contains("id=\"again\"");
        assertThat(secret(again)).isEmpty();
        assertThat(secret(visitor.step(STEP))).isEmpty();
        assertThat(tokens()).hasSize(1);
        assertThat(tokens().get(0).path("createdBy").asText())
                .isEqualTo("setup link " + link.path("id").asText());
        assertThat(policy()).isEqualTo("optional");
        assertThat(company.state(link)).isEqualTo("begun");
        company.background().await(() -> scim(token).get(CONFIG).status() == 200);
        String hash = AccessToken.parse(token).orElseThrow().hash();
        assertThat(Files.readString(journey.log())).doesNotContain(token, hash);
    }

    /** It loads the page and submits its forms. */
    @Test
    void withoutATickNothingIsMade() {
        JsonNode link = linkOfConnected();
        SetupVisitor filter = visitor(link);
        String newest = hidden(filter.step(STEP).body(), "newest");
        assertThat(secret(make(filter, Map.of("newest", newest)))).isEmpty();
        assertThat(tokens()).isEmpty();
        assertThat(policy()).isEqualTo("off");
        assertThat(company.state(link)).isEqualTo("open");
        assertThat(secret(make(filter, Map.of("newest", newest, "sure", "yes"))))
                .isPresent();
    }

    @Test
    void aThirdIsMadeOnceTheOneUsedLeastRecentlyIsRevoked() {
        SetupVisitor visitor = visitor(linkOfConnected());
        String first = made(visitor);
        String idOfFirst = tokens().get(0).path("id").asText();
        String second = made(visitor);
        String idOfSecond = tokens().get(0).path("id").asText();
        assertThat(visitor.step(STEP).body()).contains("id=\"revoke\"").doesNotContain("id=\"make\"");
        assertThat(secret(make(visitor, Map.of("newest", idOfSecond, "sure", "yes"))))
                .isEmpty();
        company.background().await(() -> scim(first).get(CONFIG).status() == 200);
        company.background()
                .await(() -> hidden(visitor.step(STEP).body(), "revoke").equals(idOfSecond));

        make(visitor, Map.of("revoke", idOfSecond));
        assertThat(open()).as("without a tick").isEqualTo(2);
        make(visitor, Map.of("revoke", idOfFirst, "sure", "yes"));
        assertThat(open()).as("that which is used").isEqualTo(2);
        assertThat(make(visitor, Map.of("revoke", idOfSecond, "sure", "yes")).statusCode())
                .isEqualTo(303);
        assertThat(scim(second).get(CONFIG).status()).isEqualTo(401);
        assertThat(scim(first).get(CONFIG).status()).isEqualTo(200);
        made(visitor);
        assertThat(open()).isEqualTo(2);
    }

    /** Operations have done so for a reason: the link does not undo it. */
    @Test
    void whereSomebodyHasSwitchedProvisioningOffNoneIsMade() {
        SetupVisitor visitor = visitor(linkOfConnected());
        made(visitor);
        String newest = tokens().get(0).path("id").asText();
        Map<String, String> form = Map.of("token", visitor.token(STEP), "newest", newest, "sure", "yes");
        assertThat(company.api().put(ALIAS, Map.of("provisioning", "off")).status())
                .isEqualTo(200);

        assertThat(visitor.step(STEP).body()).contains("id=\"stopped\"").doesNotContain("id=\"make\"");
        assertThat(secret(visitor.sendWithoutToken(STEP, form))).isEmpty();
        assertThat(policy()).isEqualTo("off");
        assertThat(tokens()).hasSize(1);

        company.api().put(ALIAS, Map.of("provisioning", "optional"));
        made(visitor);
        assertThat(open()).isEqualTo(2);
    }

    @Test
    void contactsAndOperationsHearOfItAndTheHistoryHasIt() {
        JsonNode link = linkOfConnected();
        SetupVisitor visitor = visitor(link);
        String token = made(visitor);
        AccessToken made = AccessToken.parse(token).orElseThrow();
        List<MailServer.Mail> told = mails.await(2);
        assertThat(mails.recipients()).containsExactlyInAnyOrder(IT, OPERATIONS);
        assertThat(told).allSatisfy(mail -> {
            assertThat(mail.text() + mail.subject()).contains(made.hint(), "Northwind");
            assertThat(mail.text() + mail.html() + mail.subject()).doesNotContain(token);
        });

        String id = tokens().get(0).path("id").asText();
        String by = "setup link " + link.path("id").asText();
        List<JsonNode> events = company.background().events("enterprises/" + ALIAS + "/provisioning-tokens/" + id);
        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.toString())
                        .contains("CREATE", by, made.hint())
                        .doesNotContain(token, made.hash()));
        assertThat(company.background().events("enterprises/" + ALIAS).toString())
                .contains("provisioning", by);
        assertThat(visitor.step("status").body())
                .contains("a token for provisioning made", "with a setup link of yours");
    }

    @Tag("A43")
    @Test
    void aLinkThatMayNotHasNoSuchStep() {
        company.connect(Map.of("contacts", List.of(IT)));
        SetupVisitor other = visitor(company.linkOf(ALIAS, Map.of()));
        assertThat(other.step(STEP).statusCode()).isEqualTo(404);
        assertThat(other.step("status").body()).doesNotContain("id=\"provision\"");
        Map<String, String> form = Map.of("token", other.token("values"), "newest", "none", "sure", "yes");
        assertThat(other.sendWithoutToken(STEP, form).statusCode()).isEqualTo(404);
        assertThat(tokens()).isEmpty();

        SetupVisitor control = visitor(company.linkOf(ALIAS, Map.of("may", List.of("renew", STEP))));
        assertThat(control.step("status").body()).contains("id=\"provision\"");
        made(control);
        assertThat(open()).isEqualTo(1);
    }

    @Tag("A43")
    @Test
    void whoeverHasNoBusinessThereMakesNone() {
        JsonNode link = linkOfConnected();
        SetupVisitor admin = visitor(link);
        Map<String, String> form = Map.of("token", admin.token(STEP), "newest", "none", "sure", "yes");
        SetupVisitor stranger = new SetupVisitor(journey).pretend(admin, "nobodys");
        assertThat(stranger.step(STEP).statusCode()).isEqualTo(404);
        assertThat(stranger.sendWithoutToken(STEP, form).statusCode()).isEqualTo(404);
        admin.sendWithoutToken(STEP, Map.of("newest", "none", "sure", "yes"));
        company.background().endSetupLink(link.path("id").asText());
        assertThat(admin.step(STEP).statusCode()).isEqualTo(404);
        assertThat(admin.sendWithoutToken(STEP, form).statusCode()).isEqualTo(404);

        JsonNode withdrawn = company.linkOf(ALIAS, Map.of("may", List.of(STEP)));
        SetupVisitor late = visitor(withdrawn);
        Map<String, String> again = Map.of("token", late.token(STEP), "newest", "none", "sure", "yes");
        company.revoke(withdrawn);
        assertThat(late.sendWithoutToken(STEP, again).statusCode()).isEqualTo(404);
        assertThat(tokens()).isEmpty();
        assertThat(policy()).isEqualTo("off");
    }

    @Tag("A43")
    @Test
    void whoMayOnlyTestMakesNone() {
        SetupVisitor admin = visitor(company.link(Map.of("alias", ALIAS, "may", List.of("connect", STEP))));
        admin.give(company.metadataUrl());
        SetupVisitor colleague = new SetupVisitor(journey);
        colleague.openTest(admin.inviteColleague());
        SetupVisitor pretender = new SetupVisitor(journey).pretend(admin, colleague.cookieOfTest());
        assertThat(pretender.step(STEP).statusCode()).isEqualTo(404);
        assertThat(admin.step(STEP).statusCode()).isEqualTo(200);
    }

    /** The same one: by the link that a connected company is looked after by, nobody makes tokens. */
    @Test
    void oneThatHasEndedIsMailedAgain() {
        JsonNode link = linkOfConnected();
        String url = link.path("url").asText();
        company.background().endSetupLink(link.path("id").asText());
        new SetupVisitor(journey).askAgain(url, IT);
        MailServer.Mail mail = mails.await(1).get(0);
        assertThat(mail.to()).isEqualTo(IT);
        assertThat(mail.subject()).contains("provisioning");
        SetupVisitor again = new SetupVisitor(journey).open(SetupMails.url(mail));
        assertThat(again.base()).contains(link.path("id").asText());
        made(again);
        assertThat(new SetupVisitor(journey).get(url).statusCode())
                .as("the secret of before")
                .isEqualTo(404);
    }

    /** The row to look at is named by the number that it has on the same page. */
    @Test
    void whatWasRefusedIsToldWithItsRow() {
        SetupVisitor visitor = visitor(linkOfConnected());
        String token = made(visitor);
        company.background().await(() -> scim(token).get(CONFIG).status() == 200);
        assertThat(scim(token)
                        .send("POST", "/Users", "{\"displayName\": \"Nobody\"}")
                        .status())
                .isEqualTo(400);
        company.background().await(() -> visitor.step(STEP).body().contains("id=\"refused\""));
        assertThat(visitor.step(STEP).body())
                .contains("data-refused=\"user_name_missing\"", "Look at row 1 first: userName");
    }
}
