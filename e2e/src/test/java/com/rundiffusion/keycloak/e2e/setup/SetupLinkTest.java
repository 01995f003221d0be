package com.rundiffusion.keycloak.e2e.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import com.rundiffusion.keycloak.testkit.enterprise.Newcomer;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the link to an enterprise that is live. */
class SetupLinkTest {

    private static final String ALIAS = Unconnected.ALIAS;

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Unconnected company = new Unconnected(journey);

    @Test
    void aCustomerConnectsItself() {
        JsonNode link = company.link(Map.of("alias", ALIAS, "displayName", "Northwind", "client", "rundiffusion"));
        SetupVisitor visitor = new SetupVisitor(journey).open(link.path("url").asText());
        EntraTenant tenant = company.tenant();

        assertThat(visitor.step("basic").body()).contains("rundiffusion.com", "autoLoginSsoProvider=northwind");
        HttpResponse<String> echo = visitor.send("values", "values", Map.of("text", company.metadataUrl()));
        assertThat(echo.statusCode()).isEqualTo(200);
        assertThat(echo.body()).contains(tenant.id(), "id=\"keep\"");
        assertThat(company.state(link)).as("nothing is stored by looking").isEqualTo("open");

        assertThat(visitor.give(company.metadataUrl()).statusCode()).isEqualTo(303);
        assertThat(company.state(link)).isEqualTo("begun");
        assertThat(company.api().get(ALIAS).status()).as("nothing is reserved").isEqualTo(404);

        HttpResponse<String> tested = visitor.test(tenant, Person.MEMBER, UnaryOperator.identity());
        assertThat(tested.body())
                .contains("data-outcome=\"good\"", tenant.user(Person.MEMBER).mail());
        assertThat(company.api().get(ALIAS).json().path("status").asText()).isEqualTo("draft");

        assertThat(visitor.goOn().statusCode()).isEqualTo(303);
        assertThat(company.api().get(ALIAS).json().path("status").asText()).isEqualTo("active");
        assertThat(visitor.step("live").body()).contains("autoLoginSsoProvider=northwind");
        assertThat(company.state(link)).isEqualTo("finished");
    }

    /** Also after somebody has signed in for the test. */
    @Test
    void withoutATickNothingGoesLive() {
        JsonNode link = company.link(Map.of("alias", ALIAS, "displayName", "Northwind"));
        SetupVisitor visitor = new SetupVisitor(journey).open(link.path("url").asText());
        visitor.give(company.metadataUrl());
        visitor.test(company.tenant(), Person.MEMBER, UnaryOperator.identity());
        assertThat(visitor.goOnWithoutTick().body()).contains("id=\"go-live\"");
        assertThat(company.status()).isEqualTo("draft");
        visitor.goOn();
        assertThat(company.status()).isEqualTo("active");
    }

    /** Somebody else's tenant, with a key of one's own: a response signed by that verifies, and proves nothing. */
    @Test
    void aKeyThatWasPastedProvesNoTenant() {
        JsonNode link = company.link(Map.of("alias", ALIAS, "displayName", "Northwind"));
        SetupVisitor visitor = new SetupVisitor(journey).open(link.path("url").asText());
        EntraTenant tenant = company.tenant();
        var own = Newcomer.certificate(Duration.ofDays(300));

        visitor.give(tenant.loginUrl() + "\n" + tenant.identifier() + "\n" + own.pem());
        HttpResponse<String> tested = visitor.test(tenant, Person.MEMBER, draft -> draft.signedBy(own));
        assertThat(tested.body()).contains("data-outcome=\"good\"");
        assertThat(company.api().get(ALIAS).status()).isEqualTo(404);

        visitor.goOn();
        assertThat(company.state(link)).isEqualTo("waiting");
        assertThat(company.api().get(ALIAS).status()).isEqualTo(404);
        assertThat(company.detail(link).path("needsApproval").asBoolean()).isTrue();
    }

    @Test
    void whatAMailFilterDoesUsesNothingUp() {
        JsonNode link = company.link(Map.of("alias", ALIAS));
        for (int times = 0; times < 3; times++) {
            new SetupVisitor(journey).open(link.path("url").asText());
        }
        assertThat(company.state(link)).isEqualTo("open");
        assertThat(company.detail(link).path("openings")).hasSize(3);
        assertThat(company.detail(link).path("openings").path(0).path("actedAt").isNull())
                .isTrue();
        SetupVisitor person = new SetupVisitor(journey).open(link.path("url").asText());
        assertThat(person.give(company.metadataUrl()).statusCode()).isEqualTo(303);
    }

    @Test
    void whatIsWithdrawnOpensNothingAndStopsWhoeverHasItOpen() {
        JsonNode link = company.link(Map.of("alias", ALIAS));
        SetupVisitor visitor = new SetupVisitor(journey).open(link.path("url").asText());
        assertThat(visitor.step("values").statusCode()).isEqualTo(200);
        company.revoke(link);
        assertThat(visitor.step("values").statusCode()).isEqualTo(404);
        assertThat(visitor.get(link.path("url").asText()).statusCode()).isEqualTo(404);
    }

    @Test
    void aFormOfAnotherSiteChangesNothing() {
        JsonNode link = company.link(Map.of("alias", ALIAS));
        SetupVisitor visitor = new SetupVisitor(journey).open(link.path("url").asText());
        visitor.sendWithoutToken("values", Map.of("text", company.metadataUrl(), "keep", "yes"));
        assertThat(company.state(link)).isEqualTo("open");
    }

    @Test
    void anotherLinksSessionOpensNothingHere() {
        JsonNode one = company.link(Map.of("alias", ALIAS));
        JsonNode other = company.link(Map.of("alias", "company-00001"));
        SetupVisitor visitor = new SetupVisitor(journey).open(one.path("url").asText());
        String stranger =
                visitor.base().replace(one.path("id").asText(), other.path("id").asText());
        assertThat(visitor.get(stranger + "values").statusCode()).isEqualTo(404);
        assertThat(visitor.step("values").statusCode()).isEqualTo(200);
    }

    @Test
    void aDomainIsProvenByARecordAndThenTheCompanys() {
        JsonNode link = company.link(Map.of("alias", ALIAS, "otherDomains", "unverified"));
        SetupVisitor visitor = new SetupVisitor(journey).open(link.path("url").asText());
        visitor.give(company.metadataUrl());

        String open = visitor.send("domains", "domains", Map.of("domains", "northwind-shop.example"))
                .body();
        assertThat(open).contains("data-state=\"open\"", "_rundiffusion.northwind-shop.example");
        company.dns().has("_rundiffusion.northwind-shop.example", "v=spf1 -all", record(open));
        String proven = visitor.send("domains", "domains", Map.of("domains", "northwind-shop.example"))
                .body();
        assertThat(proven).contains("data-state=\"proven\"");

        visitor.test(company.tenant(), Person.MEMBER, UnaryOperator.identity());
        assertThat(company.api().get(ALIAS).json().path("domains").toString()).contains("northwind-shop.example");
    }

    /** Also where it was imported with it; what operations require no proof of stays. */
    @Test
    void aDraftGoesLiveWithoutADomainThatIsToBeProven() {
        company.connect(
                Map.of("status", "draft", "domains", List.of("northwind-labs.example", "northwind-shop.example")));
        JsonNode link = company.linkOf(
                ALIAS, Map.of("domains", List.of(Map.of("name", "northwind-shop.example", "proof", "required"))));
        SetupVisitor visitor = new SetupVisitor(journey).open(link.path("url").asText());
        visitor.test(company.tenant(), Person.MEMBER, UnaryOperator.identity());
        visitor.goOn();
        JsonNode live = company.api().get(ALIAS).json();
        assertThat(live.path("status").asText()).isEqualTo("active");
        assertThat(live.path("domains").toString())
                .contains("northwind-labs.example")
                .doesNotContain("northwind-shop.example");
    }

    private static String record(String page) {
        Matcher matcher = Pattern.compile("rundiffusion-domain=[A-Za-z0-9_-]+").matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    /** Only once the tenant is proven, and only where operations have switched it on. */
    @Test
    void whereOperationsLetMicrosoftSaySoADomainOfTheProvenTenantCounts() {
        EntraTenant tenant = company.tenant();
        String domain = "northwind-shop.example";
        String host = company.metadata().origin();
        company.metadata().serves(() -> tenant.metadata().replace("https://login.microsoftonline.com", host));
        company.metadata().knows(domain, tenant);
        SetupVisitor visitor = new SetupVisitor(journey)
                .open(company.link(Map.of("alias", ALIAS)).path("url").asText());
        visitor.give(company.metadataUrl());
        try {
            company.background().settings(Map.of("sso.domainProofs", "dns entra"));
            assertThat(visitor.send("domains", "domains", Map.of("domains", domain))
                            .body())
                    .contains("data-state=\"open\"");
            visitor.test(tenant, Person.MEMBER, UnaryOperator.identity());
            company.background().settings(Map.of("sso.domainProofs", ""));
            assertThat(visitor.send("domains", "domains", Map.of("domains", domain))
                            .body())
                    .contains("data-state=\"open\"");
            company.background().settings(Map.of("sso.domainProofs", "dns entra"));
            assertThat(visitor.send("domains", "domains", Map.of("domains", domain))
                            .body())
                    .contains("data-state=\"proven\"");
            assertThat(company.api().get(ALIAS).json().path("domains").toString())
                    .contains(domain);
        } finally {
            company.background().settings(Map.of("sso.domainProofs", ""));
        }
    }

    @Test
    void aColleagueTestsWithALinkOfTheirOwn() {
        JsonNode link = company.link(Map.of("alias", ALIAS));
        SetupVisitor admin = new SetupVisitor(journey).open(link.path("url").asText());
        admin.give(company.metadataUrl());
        SetupVisitor colleague = new SetupVisitor(journey);
        String entra = colleague.openTest(admin.inviteColleague());
        String seen = colleague
                .answer(
                        AuthnRequest.fromRedirect(URI.create(entra)),
                        company.tenant(),
                        Person.MEMBER,
                        UnaryOperator.identity())
                .body();
        assertThat(seen).contains("data-outcome=\"good\"");
        assertThat(admin.step("test").body()).contains("data-outcome=\"good\"").doesNotContain("@northwind");
        assertThat(colleague.get(admin.base() + "values").statusCode()).isEqualTo(404);
    }

    @Test
    void aTestThatWentWrongLeadsToTheStep() {
        JsonNode link = company.link(Map.of("alias", ALIAS));
        SetupVisitor visitor = new SetupVisitor(journey).open(link.path("url").asText());
        visitor.give(company.metadataUrl());
        String seen = visitor.test(
                        company.tenant(),
                        Person.MEMBER,
                        draft -> draft.with(ResponseField.AUDIENCE, "spn:rundifusion.com")
                                .signedBy(Newcomer.certificate(Duration.ofDays(300))))
                .body();
        assertThat(seen)
                .contains("data-outcome=\"bad\"", "data-code=\"audience_mismatch\"", "data-code=\"signature_invalid\"")
                .contains(visitor.base() + "basic", visitor.base() + "values");
        assertThat(company.api().get(ALIAS).status()).isEqualTo(404);
        visitor.goOn();
        assertThat(company.state(link)).isEqualTo("begun");
    }
}
