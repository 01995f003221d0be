package com.rundiffusion.keycloak.e2e.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.MailServer;
import com.rundiffusion.keycloak.testkit.enterprise.Newcomer;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What operations are asked, what they say, and what each side hears of it. */
class SetupApprovalTest {

    private static final String IT = "it@northwind.example";
    private static final String OPS = "ops@rundiffusion.example";

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Unconnected company = new Unconnected(journey);

    private MailServer mails;

    @BeforeEach
    void takeMails() {
        mails = MailServer.start();
        company.background().mailsTo(mails.settings(), OPS);
    }

    @AfterEach
    void takeNone() {
        company.background().mailsTo(Map.of(), "");
        company.background().settings(Map.of("sso.setupApproval", ""));
        mails.close();
    }

    private JsonNode link() {
        return company.link(Map.of("alias", Unconnected.ALIAS, "displayName", "Northwind", "contacts", List.of(IT)));
    }

    /** With a pasted certificate, which proves nothing of the tenant. */
    private SetupVisitor ready(JsonNode link) {
        SetupVisitor visitor = new SetupVisitor(journey).open(link.path("url").asText());
        EntraTenant tenant = company.tenant();
        visitor.give(tenant.loginUrl() + "\n" + tenant.identifier() + "\n"
                + tenant.application().certificates().active().pem());
        visitor.test(tenant, Person.MEMBER, UnaryOperator.identity());
        return visitor;
    }

    private EnterpriseApi.Answer call(JsonNode link, String what, Object body) {
        return company.api().send("POST", "/setup-links/" + link.path("id").asText() + "/" + what, body);
    }

    @Test
    void operationsSayYes() {
        JsonNode link = link();
        SetupVisitor visitor = ready(link);
        visitor.goOn();
        assertThat(mails.await(1)).extracting(MailServer.Mail::to).containsExactly(OPS);
        assertThat(mails.received().get(0).subject()).contains("Northwind");
        assertThat(visitor.step("live").body()).doesNotContain("id=\"go-live\"");
        assertThat(company.status()).isEmpty();

        EnterpriseApi.Answer yes = call(link, "approve", null);
        assertThat(yes.status()).as(yes.text()).isEqualTo(200);
        assertThat(company.status()).isEqualTo("active");
        assertThat(mails.await(2)).extracting(MailServer.Mail::to).containsExactly(OPS, IT);
        journey.anotherBrowser().signIn("https://app.rundiffusion.com", company.tenant(), Person.MEMBER);
    }

    @Test
    void operationsSayNoAndTheCustomerTriesAgain() {
        JsonNode link = link();
        SetupVisitor visitor = ready(link);
        visitor.goOn();
        assertThat(call(link, "decline", Map.of("reason", "Please use the tenant of your headquarters"))
                        .status())
                .isEqualTo(200);
        assertThat(mails.await(2).get(1).to()).isEqualTo(IT);
        assertThat(mails.received().get(1).text()).contains("Please use the tenant of your headquarters");
        assertThat(visitor.step("live").body())
                .contains("id=\"declined\"", "Please use the tenant of your headquarters", "id=\"go-live\"");

        visitor.give(company.metadataUrl());
        visitor.test(company.tenant(), Person.MEMBER, UnaryOperator.identity());
        visitor.goOn();
        assertThat(company.status()).as("proven now, so nobody is asked").isEqualTo("active");
    }

    @Test
    void aRealmThatAlwaysAsksAsksOfAProvenTenantToo() {
        company.background().settings(Map.of("sso.setupApproval", "always"));
        JsonNode link = link();
        SetupVisitor visitor = new SetupVisitor(journey).open(link.path("url").asText());
        visitor.give(company.metadataUrl());
        visitor.test(company.tenant(), Person.MEMBER, UnaryOperator.identity());
        visitor.goOn();
        assertThat(company.status()).isEqualTo("draft");
        assertThat(company.state(link)).isEqualTo("waiting");
        call(link, "approve", null);
        assertThat(company.status()).isEqualTo("active");
    }

    @Test
    void aRealmThatNeverAsksAsksAllTheSameWhereTheTenantIsNotProven() {
        company.background().settings(Map.of("sso.setupApproval", "never"));
        JsonNode unproven = link();
        ready(unproven).goOn();
        assertThat(company.state(unproven)).isEqualTo("waiting");

        JsonNode unnamed = company.link(Map.of("displayName", "Northwind"));
        SetupVisitor visitor =
                new SetupVisitor(journey).open(unnamed.path("url").asText());
        visitor.give(company.metadataUrl());
        visitor.test(company.tenant(), Person.MEMBER, UnaryOperator.identity());
        visitor.goOn();
        assertThat(company.status()).as("whose alias nobody has chosen").isEqualTo("active");
    }

    /** The customer changes its values while operations look at them. */
    @Test
    void whatOperationsApproveOfIsWhatTheySaw() {
        JsonNode link = link();
        SetupVisitor visitor = ready(link);
        visitor.goOn();
        EntraTenant contoso = journey.contoso();
        visitor.give(contoso.loginUrl() + "\n" + contoso.identifier() + "\n"
                + Newcomer.certificate(Duration.ofDays(300)).pem());
        assertThat(company.state(link)).isEqualTo("begun");
        EnterpriseApi.Answer answer = call(link, "approve", null);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("approval_not_asked");
        assertThat(company.status()).isEmpty();
    }

    /** Whoever says yes names the values that they have seen, by when they were asked. */
    @Test
    void whoWasAskedTwiceSaysToWhichOfThem() {
        JsonNode link = link();
        SetupVisitor visitor = ready(link);
        visitor.goOn();
        String first = company.detail(link).path("askedAt").asText();
        SigningCertificate own = Newcomer.certificate(Duration.ofDays(300));
        visitor.give(company.tenant().loginUrl() + "\n" + company.tenant().identifier() + "\n" + own.pem());
        visitor.test(company.tenant(), Person.MEMBER, draft -> draft.signedBy(own));
        visitor.goOn();
        String second = company.detail(link).path("askedAt").asText();
        assertThat(second).isGreaterThan(first);

        for (String seen : List.of("approve", "approve?askedAt=" + first)) {
            EnterpriseApi.Answer no = call(link, seen, null);
            assertThat(no.status()).as(seen).isEqualTo(400);
            assertThat(no.text()).contains("approval_not_asked");
        }
        assertThat(company.status()).isEmpty();
        EnterpriseApi.Answer yes = call(link, "approve?askedAt=" + second, null);
        assertThat(yes.status()).as(yes.text()).isEqualTo(200);
        assertThat(company.status()).isEqualTo("active");
    }

    @Test
    void aMailThatIsNotTakenIsSeen() {
        JsonNode link = link();
        mails.close();
        JsonNode sent = call(link, "send", null).json();
        assertThat(sent.path("mailFailedAt").asText()).isNotEmpty();
        assertThat(sent.path("mailedAt").isNull()).isTrue();
    }

    /** Each step is an admin event, without a secret or a value. */
    @Test
    void whatHappensIsAnEvent() {
        JsonNode link = link();
        SetupVisitor visitor = new SetupVisitor(journey).open(link.path("url").asText());
        visitor.give(company.metadataUrl());
        visitor.test(company.tenant(), Person.MEMBER, UnaryOperator.identity());
        visitor.goOn();
        String path = "enterprises/northwind/setup-links/" + link.path("id").asText() + "/";
        for (String what : List.of("created", "opened", "values-given", "tested", "live")) {
            assertThat(company.background().events(path + what))
                    .as(what)
                    .hasSize(1)
                    .allSatisfy(event -> {
                        String about = event.path("representation").asText();
                        assertThat(about).contains(link.path("id").asText(), "\"by\"");
                        assertThat(about)
                                .doesNotContain("@", link.path("url").asText().replaceFirst(".*/", ""));
                    });
        }
    }
}
