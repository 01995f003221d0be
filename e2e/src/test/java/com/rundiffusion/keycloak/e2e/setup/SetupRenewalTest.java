package com.rundiffusion.keycloak.e2e.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.SamlCertificates;
import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.enterprise.Companies;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.MetadataHost;
import com.rundiffusion.keycloak.testkit.enterprise.NameServer;
import com.rundiffusion.keycloak.testkit.enterprise.Newcomer;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Another certificate by a setup link, for a company whose people sign in meanwhile. */
class SetupRenewalTest {

    private static final String ALIAS = "contoso";

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Companies companies = new Companies(journey);

    private final Background background = new Background(journey);
    private final SigningCertificate next = Newcomer.certificate(Duration.ofDays(300));
    private String id;
    private MetadataHost host;
    private String entraHosts;
    private SamlCertificates certificates;
    private SigningCertificate old;

    @BeforeEach
    void aNewCertificateStandsBesideTheOldInEntra() {
        EntraTenant contoso = journey.contoso();
        certificates = contoso.application().certificates();
        old = certificates.active();
        certificates.replace(List.of(old, next), old);
        host = MetadataHost.start();
        host.serves(contoso::metadata);
        entraHosts = background.setting("sso.entraHosts");
        background.settings(Map.of("sso.entraHosts", entraHosts + " " + host.origin()));
    }

    @AfterEach
    void asBefore() {
        certificates.replace(List.of(old), old);
        companies.api().send("POST", link() + "/revoke", null);
        companies.api().put(ALIAS, Map.of("certificates", List.of(old.pem())));
        background.settings(Map.of("sso.entraHosts", entraHosts));
        host.close();
    }

    @Test
    void theNewOneStandsBesideTheOldUntilEntraSignsWithIt() {
        SetupVisitor visitor = open();
        assertThat(visitor.give(host.url(journey.contoso())).statusCode()).isEqualTo(303);
        assertThat(trusted()).hasSize(2);
        assertThat(visitor.step("live").body()).contains("data-renewal=\"beside\"");

        visitor.test(journey.contoso(), Person.MEMBER, UnaryOperator.identity());
        assertThat(visitor.step("live").body()).as("signed with the old one").contains("data-renewal=\"beside\"");

        certificates.replace(List.of(old, next), next);
        visitor.test(journey.contoso(), Person.MEMBER, UnaryOperator.identity());
        assertThat(visitor.step("live").body()).contains("data-renewal=\"signing\"");

        visitor.goOnWithoutTick();
        assertThat(trusted()).hasSize(2);
        visitor.goOn();
        assertThat(trusted()).containsExactly(text(next));
        visitor.goOn();
        assertThat(trusted()).containsExactlyInAnyOrder(text(next), text(old));
    }

    @Test
    void aKeyThatMicrosoftDoesNotGiveOutWaitsForOperations() {
        SetupVisitor visitor = open();
        SigningCertificate own = Newcomer.certificate(Duration.ofDays(200));
        assertThat(visitor.give(own.pem()).statusCode()).isEqualTo(303);
        assertThat(trusted()).containsExactly(text(old));
        assertThat(visitor.step("live").body()).contains("data-renewal=\"unproven\"");

        visitor.test(journey.contoso(), Person.MEMBER, UnaryOperator.identity());
        assertThat(trusted())
                .as("that somebody of the company signs in proves nothing of the new key")
                .containsExactly(text(old));

        visitor.goOn();
        assertThat(companies
                        .api()
                        .send("GET", link(), null)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("waiting");
        assertThat(trusted()).containsExactly(text(old));
        EnterpriseApi.Answer yes = companies.api().send("POST", link() + "/approve", null);
        assertThat(yes.status()).as(yes.text()).isEqualTo(200);
        assertThat(trusted()).containsExactlyInAnyOrder(text(own), text(old));
    }

    /** A key waits for operations meanwhile, and goes on waiting. */
    @Test
    void aDomainThatIsProvenBringsNoKeyAlong() {
        List<String> before = domains();
        try (NameServer dns = NameServer.start()) {
            background.settings(Map.of("sso.dnsResolver", dns.url()));
            SetupVisitor visitor = open();
            visitor.give(Newcomer.certificate(Duration.ofDays(200)).pem());
            String page = visitor.send("domains", "domains", Map.of("domains", "contoso-shop.example"))
                    .body();
            Matcher record =
                    Pattern.compile("rundiffusion-domain=[A-Za-z0-9_-]+").matcher(page);
            assertThat(record.find()).isTrue();
            dns.has("_rundiffusion.contoso-shop.example", record.group());
            visitor.send("domains", "domains", Map.of("domains", "contoso-shop.example"));

            assertThat(domains()).contains("contoso-shop.example").containsAll(before);
            assertThat(trusted()).containsExactly(text(old));
            assertThat(visitor.step("live").body()).contains("data-renewal=\"unproven\"");
        } finally {
            background.settings(Map.of("sso.dnsResolver", ""));
            companies.api().put(ALIAS, Map.of("domains", before));
        }
    }

    private List<String> domains() {
        return EnterpriseApi.stream(companies.api().get(ALIAS).json().path("domains"))
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void whatIsKnownAlreadyRenewsNothing() {
        certificates.replace(List.of(old), old);
        String page = open().give(host.url(journey.contoso())).body();
        assertThat(page).contains("data-code=\"certificate_known\"");
    }

    private SetupVisitor open() {
        EnterpriseApi.Answer made = companies.api().send("POST", "/" + ALIAS + "/setup-links", Map.of());
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        id = made.json().path("id").asText();
        assertThat(made.json().path("may").toString()).contains("renew").doesNotContain("connect");
        return new SetupVisitor(journey).open(made.json().path("url").asText());
    }

    private String link() {
        return "/setup-links/" + id;
    }

    private List<String> trusted() {
        JsonNode pems = companies.api().get(ALIAS).json().path("certificates");
        return EnterpriseApi.stream(pems)
                .map(JsonNode::asText)
                .map(Newcomer::oneLine)
                .toList();
    }

    private static String text(SigningCertificate certificate) {
        return Newcomer.oneLine(certificate.pem());
    }
}
