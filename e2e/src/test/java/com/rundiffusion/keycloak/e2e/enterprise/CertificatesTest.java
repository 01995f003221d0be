package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.Newcomer;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several certificates of one customer, pasted by hand. */
class CertificatesTest {

    private static final String APP = Stack.SITES.rundiffusionApp();

    @RegisterExtension
    private final Journey journey = new Journey();

    private EnterpriseApi api;
    private EntraTenant northwind;
    private SigningCertificate old;

    @BeforeEach
    void connect() {
        api = EnterpriseApi.of(journey);
        northwind = journey.services().entra().northwind();
        old = northwind.application().certificates().active();
        api.create(CustomerMail.document(northwind));
    }

    @AfterEach
    void disconnect() {
        api.delete("northwind");
    }

    @Test
    void aRenewalByHandLosesNoLogin() {
        SigningCertificate renewed = issued(Duration.ofDays(1));
        trust(old, renewed);
        assertTaken(old);
        assertTaken(renewed);

        trust(renewed);
        assertTaken(renewed);
        assertRefused(old);
    }

    @Test
    void oneThatIsNotValidNowIsKeptAndShownAndNotTrusted() {
        SigningCertificate expired = issued(Duration.ofDays(4 * 365));
        SigningCertificate later = issued(Duration.ofDays(-7));
        trust(old, expired, later);
        JsonNode stored = api.get("northwind").json();
        assertThat(stored.path("certificates")).hasSize(3);
        assertThat(EnterpriseApi.stream(stored.path("certificateDetails"))
                        .map(one -> Instant.parse(one.path("notBefore").asText())))
                .contains(notBefore(expired), notBefore(later));

        assertRefused(expired);
        assertRefused(later);
        assertTaken(old);
    }

    /** Whoever manages identity providers in Keycloak can write there; only a key that this API was given lets anybody in. */
    @Test
    void oneThatWasWrittenPastUsIsShownAsSuchAndNotTrusted() {
        SigningCertificate foreign = issued(Duration.ofDays(1));
        new Background(journey)
                .setPastUs(
                        "northwind",
                        "signingCertificate",
                        Newcomer.oneLine(foreign.pem()) + "," + Newcomer.oneLine(old.pem()));
        assertRefused(foreign);
        JsonNode stored = api.get("northwind").json();
        assertThat(stored.path("certificates")).hasSize(1);
        assertThat(stored.path("problems").findValuesAsText("code")).containsExactly("certificate_unchecked");
        assertTaken(old);

        trust(foreign, old);
        assertTaken(foreign);
        assertThat(api.get("northwind").json().has("problems")).isFalse();
    }

    /** Entra lets a certificate expire and goes on signing with it; operators may let its people in for a while. */
    @Test
    void oneThatHasExpiredIsTrustedWhileOperatorsSaySo() {
        SigningCertificate expired = issued(Duration.ofDays(4 * 365));
        Map<String, Object> alone = Map.of("certificates", List.of(expired.pem()));
        EnterpriseApi.Answer refused = api.put("northwind", alone);
        assertThat(refused.faults()).containsExactly("certificates certificate_expired");
        assertThat(refused.json().at("/errors/0/fix").asText()).contains("acceptExpiredCertificatesUntil");

        Map<String, Object> tolerated = new HashMap<>(alone);
        tolerated.put("acceptExpiredCertificatesUntil", today().plusDays(2).toString());
        assertThat(api.put("northwind", tolerated).status()).isEqualTo(200);
        assertTaken(expired);
        assertRefused(issued(Duration.ofDays(4 * 365)));
        JsonNode stored = api.get("northwind").json();
        assertThat(stored.path("problems").findValuesAsText("code")).containsExactly("expired_certificates_accepted");
        assertThat(api.put("northwind", stored).status())
                .as("put back as it is")
                .isEqualTo(200);

        new Background(journey)
                .setPastUs(
                        "northwind",
                        "acceptExpiredCertificatesUntil",
                        today().minusDays(1).toString());
        assertRefused(expired);
        assertThat(whatCame()).isEqualTo("a certificate of this enterprise that has expired");
        assertRefused(issued(Duration.ofDays(4 * 365)));
        assertThat(whatCame()).isEqualTo("a signature that no such key verifies");
    }

    /** As operations look it up. */
    private String whatCame() {
        return api.reference(journey.browser().arrival().text("reference"))
                .json()
                .path("actual")
                .asText();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static SigningCertificate issued(Duration ago) {
        return SigningCertificate.issue(Instant.now().minus(ago));
    }

    private static Instant notBefore(SigningCertificate certificate) {
        return certificate.certificate().getNotBefore().toInstant();
    }

    private void trust(SigningCertificate... certificates) {
        List<String> texts =
                Stream.of(certificates).map(SigningCertificate::pem).toList();
        assertThat(api.put("northwind", Map.of("certificates", texts)).status()).isEqualTo(200);
    }

    private void assertTaken(SigningCertificate key) {
        answerSignedBy(key);
        journey.browser().arrival().isSignedIn();
        journey.browser().signOut().isSignedOut();
    }

    private void assertRefused(SigningCertificate key) {
        answerSignedBy(key);
        assertThat(journey.browser().arrival().rejection()).isEqualTo("signature_invalid");
    }

    private void answerSignedBy(SigningCertificate key) {
        Journey.Answer answer = journey.browser().answer(APP, northwind, Person.MEMBER);
        answer.draft().signedBy(key);
        journey.browser().post(answer);
    }
}
