package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.MailServer;
import com.rundiffusion.keycloak.testkit.enterprise.Newcomer;
import com.rundiffusion.keycloak.testkit.enterprise.ScimApi;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who hears of certificates and plans that end, and of provisioning that is silent, and how often. */
@Tag("long")
class NoticeTest {

    private static final String ALIAS = "tailspin";
    private static final String PATH = "rundiffusion/enterprises/" + ALIAS;
    private static final String OPS = "ops@rundiffusion.example";
    private static final String IT = "it@tailspin.example";
    private static final String BOSS = "boss@tailspin.example";

    @RegisterExtension
    private final Journey journey = new Journey();

    private final Background background = new Background(journey);
    private MailServer mails;

    @BeforeEach
    void takeMails() {
        mails = MailServer.start();
        background.mailsTo(mails.settings(), OPS);
    }

    @AfterEach
    void putBack() {
        background
                .admin()
                .get("rundiffusion/enterprises?search=" + ALIAS)
                .forEach(left -> background.admin().delete(PATH));
        background.mailsTo(Map.of(), "");
        mails.close();
    }

    private void connect(Newcomer newcomer) {
        background
                .admin()
                .post(
                        "rundiffusion/enterprises",
                        newcomer.with("contacts", List.of(IT, BOSS)).document());
    }

    private static Newcomer tailspin(Duration left) {
        return new Newcomer(ALIAS, left).with("displayName", "Tailspin");
    }

    /** Those since the enterprise was last connected: other tests of this class leave theirs. */
    private List<JsonNode> events(String kind) {
        String since = background.enterprise(ALIAS).path("createdAt").asText();
        return background.eventsSince(since, "enterprises/" + ALIAS + "/" + kind + "-ends");
    }

    @ParameterizedTest
    @ValueSource(ints = {59, 29, 6})
    void everyAddressHearsOnceOfACertificateThatEnds(int days) throws IOException {
        connect(tailspin(Duration.ofDays(days)));
        background.await(() -> mails.received().size() >= 3);
        background.awaitARound();

        assertThat(mails.recipients()).containsExactly(BOSS, IT, OPS);
        LocalDate lastDay = LocalDate.now(ZoneOffset.UTC).plusDays(days);
        assertThat(mails.received()).allSatisfy(mail -> {
            assertThat(mail.subject()).startsWith("Tailspin: the certificate for sign-in ends on ");
            assertThat(mail.text()).contains("SAML Certificates", "send us the file", "tailspin", lastDay.toString());
            assertThat(mail.html()).contains("SAML Certificates", lastDay.toString());
        });
        assertThat(events("certificate"))
                .singleElement()
                .satisfies(event -> assertThat(event.path("representation").asText())
                        .contains("\"lastDay\":\"" + lastDay + "\"", "\"daysBefore\":" + (days + 1)));
        assertThat(Files.readString(journey.log()))
                .contains("Notice of an enterprise: certificate-ends enterprise=tailspin lastDay=" + lastDay);
    }

    @Test
    void nobodyHearsOfACertificateThatLastsLonger() {
        connect(tailspin(Duration.ofDays(61)));
        background.awaitARound();
        assertThat(mails.received()).isEmpty();
        assertThat(events("certificate")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "paused"})
    void nobodyHearsOfAnEnterpriseThatIsNotInUseUntilItIs(String status) {
        connect(tailspin(Duration.ofDays(20)).with("status", status));
        background.awaitARound();
        assertThat(mails.received()).isEmpty();

        background.admin().post(PATH + "/status", Map.of("status", "active"));
        background.await(() -> mails.received().size() == 3);
    }

    @Test
    void aRenewedCertificateStartsAnew() {
        connect(tailspin(Duration.ofDays(20)));
        background.await(() -> mails.received().size() == 3);
        background
                .admin()
                .put(
                        PATH,
                        Map.of(
                                "certificates",
                                List.of(Newcomer.certificate(Duration.ofDays(25))
                                        .pem())));
        // Both contacts hear of the change itself as well.
        background.await(() -> mails.received().size() == 8);
        assertThat(events("certificate")).hasSize(2);
    }

    @Test
    void aSecondCertificateThatLastsLongerIsEnough() {
        connect(tailspin(Duration.ofDays(20))
                .with(
                        "certificates",
                        List.of(
                                Newcomer.certificate(Duration.ofDays(20)).pem(),
                                Newcomer.certificate(Duration.ofDays(900)).pem())));
        background.awaitARound();
        assertThat(mails.received()).isEmpty();
    }

    /** Keycloak itself refuses to send to it. */
    @Test
    void anAddressThatCannotBeReachedMakesNobodyElseHearAgain() {
        background
                .admin()
                .post(
                        "rundiffusion/enterprises",
                        tailspin(Duration.ofDays(20))
                                .with("contacts", List.of("j\u00fcrgen@tailspin.example", IT))
                                .document());
        background.await(() -> mails.received().size() >= 2);
        background.awaitARound();
        assertThat(mails.recipients()).containsExactly(IT, OPS);
        assertThat(events("certificate")).hasSize(1);
    }

    @Test
    void everyAddressHearsOnceOfAPlanThatEnds() {
        LocalDate lastDay = LocalDate.now(ZoneOffset.UTC).plusDays(5);
        connect(tailspin(Duration.ofDays(900))
                .with("displayName", "Bits & O'Bytes")
                .with("planEndsOn", lastDay.toString()));
        background.await(() -> mails.received().size() >= 3);
        background.awaitARound();

        assertThat(mails.recipients()).containsExactly(BOSS, IT, OPS);
        assertThat(mails.received()).allSatisfy(mail -> {
            assertThat(mail.subject()).isEqualTo("Bits & O'Bytes: single sign-on ends on " + lastDay);
            assertThat(mail.text()).contains("The plan of Bits & O'Bytes");
            assertThat(mail.html()).contains("Bits &amp; O").doesNotContain("Bits & ");
        });
        assertThat(events("plan")).hasSize(1);
    }

    /** Time is turned in the console: our own API refuses what has ended. */
    @Test
    void everyAddressHearsOnceOfAPlanThatHasEnded() {
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        connect(tailspin(Duration.ofDays(900)));
        background.setPastUs(ALIAS, "planEndsOn", yesterday.toString());
        background.await(() -> mails.received().size() >= 3);
        background.awaitARound();

        assertThat(mails.recipients()).containsExactly(BOSS, IT, OPS);
        assertThat(mails.received())
                .allSatisfy(mail -> assertThat(mail.subject()).isEqualTo("Tailspin: single sign-on has ended"));
        assertThat(background.enterprise(ALIAS).path("status").asText()).isEqualTo("paused");
    }

    @Test
    void everyAddressHearsOnceOfACertificateThatHasEnded() {
        connect(tailspin(Duration.ofDays(900)));
        String ended = Newcomer.certificate(Duration.ofDays(-2)).pem();
        background.setPastUs(ALIAS, "signingCertificate", Newcomer.oneLine(ended));
        background.await(() -> mails.received().size() >= 3);
        background.awaitARound();

        assertThat(mails.recipients()).containsExactly(BOSS, IT, OPS);
        assertThat(mails.received())
                .allSatisfy(mail ->
                        assertThat(mail.subject()).isEqualTo("Tailspin: the certificate for sign-in has ended"));
        assertThat(background.monitoring().value("sso_certificates_ending{within=\"0d\"}"))
                .hasValue(1.0);
    }

    /** The notice of the certificate itself would say that nobody signs in. */
    @Test
    void everyAddressHearsOnceOfAnExceptionForAnExpiredCertificate() {
        LocalDate lastDay = LocalDate.now(ZoneOffset.UTC).plusDays(5);
        connect(tailspin(Duration.ofDays(-2)).with("acceptExpiredCertificatesUntil", lastDay.toString()));
        background.await(() -> mails.received().size() >= 3);
        background.awaitARound();

        assertThat(mails.recipients()).containsExactly(BOSS, IT, OPS);
        assertThat(mails.received())
                .allSatisfy(mail -> assertThat(mail.subject())
                        .isEqualTo("Tailspin: sign-in with an expired certificate ends on " + lastDay));
        assertThat(events("exception")).hasSize(1);
        assertThat(background.monitoring().value("sso_certificate_exceptions_ending{within=\"7d\"}"))
                .hasValue(1.0);
    }

    /** A job in quarantine sends nothing: whoever leaves meanwhile stays in. */
    @Test
    void everyAddressHearsOnceOfEachSilenceOfProvisioning() throws IOException {
        connect(tailspin(Duration.ofDays(900)).with("provisioning", "optional"));
        ScimApi scim = provisioned();
        background.awaitARound();
        assertThat(mails.received()).isEmpty();

        background.ageProvisioning(ALIAS, Duration.ofDays(14));
        background.await(() -> mails.received().size() >= 3);
        background.awaitARound();
        assertThat(mails.recipients()).containsExactly(BOSS, IT, OPS);
        LocalDate last = LocalDate.parse(state().path("lastSuccessAt").asText().substring(0, "2026-12-31".length()));
        assertThat(mails.received()).allSatisfy(mail -> {
            assertThat(mail.subject()).isEqualTo("Tailspin: nothing from provisioning since " + last);
            assertThat(mail.text()).contains("Restart provisioning", "tailspin", last.toString());
            assertThat(mail.html()).contains("Restart provisioning", last.toString());
        });
        assertThat(silences())
                .singleElement()
                .satisfies(event ->
                        assertThat(event.path("representation").asText()).contains("\"lastDay\":\"" + last + "\""));
        assertThat(Files.readString(journey.log()))
                .contains("Notice of an enterprise: provisioning-silent enterprise=tailspin lastDay=" + last);
        assertThat(background.monitoring().value("sso_provisioning_silent")).hasValue(1.0);

        assertThat(scim.get("/ServiceProviderConfig").status()).isEqualTo(200);
        background.await(() -> background
                .monitoring()
                .value("sso_provisioning_silent")
                .filter(none -> none == 0)
                .isPresent());
        background.ageProvisioning(ALIAS, Duration.ofDays(15));
        background.await(() -> mails.received().size() >= 6);
        background.awaitARound();
        assertThat(mails.received()).hasSize(6);
        assertThat(silences()).hasSize(2);
    }

    private List<JsonNode> silences() {
        String since = background.enterprise(ALIAS).path("createdAt").asText();
        return background.eventsSince(since, "enterprises/" + ALIAS + "/provisioning-silent");
    }

    private JsonNode state() {
        return background.enterprise(ALIAS + "/provisioning");
    }

    /** With somebody whom its Entra has made, and that is written down. */
    private ScimApi provisioned() {
        String token = EnterpriseApi.of(journey)
                .send("POST", "/" + ALIAS + "/provisioning-tokens", Map.of())
                .json()
                .path("token")
                .asText();
        ScimApi scim = ScimApi.of(journey, ALIAS, "203.0.113.201").with(token);
        background.await(() -> scim.get("/Users?count=0").status() == 200);
        assertThat(scim.send("POST", "/Users", "{\"userName\":\"tess@tailspin.example\",\"active\":true}")
                        .status())
                .isEqualTo(201);
        background.await(() -> state().path("firstPersonAt").isTextual());
        return scim;
    }

    @Test
    void monitoringSeesWhatEnds() {
        String within = "sso_certificates_ending{within=\"%s\"}";
        double before = background.monitoring().value(within.formatted("30d")).orElseThrow();
        connect(tailspin(Duration.ofDays(20)));
        background.awaitARound();
        assertThat(background.monitoring().value(within.formatted("30d"))).hasValue(before + 1);
        assertThat(background.monitoring().value(within.formatted("60d"))).hasValue(before + 1);
        assertThat(background.monitoring().value(within.formatted("7d"))).hasValue(0.0);
        assertThat(background.monitoring().page()).doesNotContain(ALIAS);
    }

    /** As the import of a realm brings it. */
    @Test
    void anEnterpriseOfWhichNoTableOfOursKnowsIsLookedAfterToo() {
        Map<String, Object> document = tailspin(Duration.ofDays(20)).document();
        String pem = (String) ((List<?>) document.get("certificates")).get(0);
        background
                .admin()
                .post(
                        "rundiffusion/past-us/" + ALIAS,
                        Map.of(
                                "entityId", document.get("identifier"),
                                "singleSignOnServiceUrl", document.get("loginUrl"),
                                "idpEntityId", document.get("entraIdentifier"),
                                "signingCertificate", Newcomer.oneLine(pem),
                                "contacts", IT));
        background.await(() -> mails.recipients().equals(List.of(IT, OPS)));
    }
}
