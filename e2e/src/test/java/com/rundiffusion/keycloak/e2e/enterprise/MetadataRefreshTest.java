package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Mistake;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.SamlCertificates;
import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.enterprise.MetadataHost;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Metadata that is read again in the background while people sign in. */
class MetadataRefreshTest {

    private static final String APP = Stack.SITES.rundiffusionApp();
    private static final String CONTOSO = "rundiffusion/enterprises/contoso";
    private static final String FAILED = "enterprises/contoso/metadata";

    @RegisterExtension
    private final Journey journey = new Journey();

    private final Background background = new Background(journey);
    private MetadataHost host;
    private String entraHosts;
    private SamlCertificates certificates;
    private SigningCertificate old;

    @BeforeEach
    void readContososMetadata() {
        EntraTenant contoso = journey.contoso();
        certificates = contoso.application().certificates();
        old = certificates.active();
        host = MetadataHost.start();
        host.serves(contoso::metadata);
        entraHosts = background.setting("sso.entraHosts");
        background.settings(Map.of("sso.entraHosts", entraHosts + " " + host.origin()));
        background.admin().put(CONTOSO, Map.of("metadataUrl", host.url(contoso)));
        String read = contoso().path("metadataRefreshedAt").asText();
        assertThat(read).as("read for the change itself").isNotIn("", "null");
        background.await(() -> !contoso().path("metadataRefreshedAt").asText().equals(read));
        awaitTrusted(old);
    }

    @AfterEach
    void putBack() {
        certificates.replace(List.of(old), old);
        Map<String, Object> pasted = new HashMap<>();
        pasted.put("metadataUrl", null);
        pasted.put("certificates", List.of(old.pem()));
        background.admin().put(CONTOSO, pasted);
        background.settings(Map.of("sso.entraHosts", entraHosts));
        host.close();
    }

    private JsonNode contoso() {
        return background.enterprise("contoso");
    }

    private List<String> trusted() {
        return StreamSupport.stream(contoso().path("certificates").spliterator(), false)
                .map(JsonNode::asText)
                .map(pem -> pem.replaceAll("\\s", ""))
                .sorted()
                .toList();
    }

    private static List<String> texts(SigningCertificate... certificates) {
        return Stream.of(certificates)
                .map(certificate -> certificate.pem().replaceAll("\\s", ""))
                .sorted()
                .toList();
    }

    private void awaitTrusted(SigningCertificate... expected) {
        background.await(() -> trusted().equals(texts(expected)));
    }

    /** Kept, it could be trusted long after its metadata took it back. */
    @Test
    void oneThatBeginsLaterGoesWithTheMetadataThatNamedIt() {
        SigningCertificate later = SigningCertificate.issue(Instant.now().plus(Duration.ofDays(7)));
        certificates.add(later);
        awaitTrusted(old, later);
        certificates.replace(List.of(old), old);
        awaitTrusted(old);
    }

    private String failure() {
        return contoso().path("metadataFailure").asText(null);
    }

    private void awaitFailure(String code) {
        background.await(() -> Objects.equals(code, failure()));
    }

    /** In a browser that nobody has signed in with. */
    private void someoneSignsIn() {
        journey.browser().forgetAll();
        journey.browser().signIn(APP, journey.contoso(), Person.MEMBER);
    }

    private static SigningCertificate issued(Duration ago) {
        return SigningCertificate.issue(Instant.now().minus(ago));
    }

    @Test
    void aRolloverLosesNoLogin() {
        someoneSignsIn();
        SigningCertificate next = issued(Duration.ofDays(1));
        int changes = background.events("enterprises/contoso").size();
        certificates.add(next);
        awaitTrusted(old, next);
        someoneSignsIn();
        certificates.activate(next);
        someoneSignsIn();
        certificates.replace(List.of(next), next);
        awaitTrusted(next);
        someoneSignsIn();
        background.awaitARound();

        List<JsonNode> events = background.events("enterprises/contoso");
        assertThat(events).hasSize(changes + 2);
        assertThat(events.get(0).path("representation").asText())
                .contains("\"added\":[]", "\"removed\":[\"SHA-256 ")
                .doesNotContain("MII");
        assertThat(events.get(1).path("representation").asText())
                .contains("\"added\":[\"SHA-256 ", "\"removed\":[]")
                .doesNotContain("MII");
    }

    /** By the portal's own button: nobody hands anything over. */
    @Test
    void oneThatWasMadeActiveAtOnceIsTrustedAfterTheNextRead() {
        String mistakes = journey.contoso().portalUrl() + "/mistakes";
        journey.browser().post(mistakes, Map.of("make", Mistake.CERTIFICATE_ROLLED.key()));
        try {
            awaitTrusted(old, certificates.active());
            someoneSignsIn();
        } finally {
            journey.browser().open(journey.contoso().portalUrl());
            journey.browser().post(mistakes, Map.of("undo", Mistake.CERTIFICATE_ROLLED.key()));
        }
    }

    @Test
    void aFailedReadKeepsTheKeysAndIsVisibleUntilOneSucceeds() throws IOException {
        int before = background.events(FAILED).size();
        host.fails();
        awaitFailure("status");
        background.awaitARound();
        assertThat(trusted()).isEqualTo(texts(old));
        assertThat(background.events(FAILED)).as("said once").hasSize(before + 1);
        assertThat(Files.readString(journey.log())).contains("Metadata was not read", "reason=status");
        assertThat(background.monitoring().value("sso_metadata_failures")).hasValue(1.0);
        someoneSignsIn();

        host.serves(journey.contoso()::metadata);
        awaitFailure(null);
    }

    @Test
    @Tag("A44")
    void metadataOfAnotherIssuerChangesNothing() {
        host.serves(journey.fabrikam()::metadata);
        awaitFailure("other_issuer");
        assertThat(trusted()).isEqualTo(texts(old));
        someoneSignsIn();
    }

    @Test
    @Tag("A44")
    void metadataWithACertificateOfAnotherEnterpriseChangesNothing() {
        certificates.add(journey.fabrikam().application().certificates().active());
        awaitFailure("certificate_taken");
        assertThat(trusted()).isEqualTo(texts(old));
        someoneSignsIn();
    }

    @Test
    void metadataThatIsNoneChangesNothing() {
        host.serves(() -> "<html>We are moving</html>");
        awaitFailure("unreadable");
        assertThat(trusted()).isEqualTo(texts(old));
    }

    @Test
    @Tag("A45")
    void aHostThatIsNoLongerAllowedIsNotAsked() {
        background.settings(Map.of("sso.entraHosts", entraHosts));
        awaitFailure("host_not_allowed");
        assertThat(trusted()).isEqualTo(texts(old));
        someoneSignsIn();
    }

    @Test
    void aCertificateThatEntraHasNotPublishedYetStays() {
        SigningCertificate fresh = issued(Duration.ZERO);
        background.admin().put(CONTOSO, Map.of("certificates", List.of(fresh.pem())));
        background.awaitARound();
        assertThat(trusted()).isEqualTo(texts(old, fresh));
    }

    @Test
    void aPastedCertificateThatTheMetadataDoesNotNameGoes() {
        SigningCertificate stray = issued(Duration.ofDays(1));
        background.admin().put(CONTOSO, Map.of("certificates", List.of(stray.pem())));
        awaitTrusted(old);
    }
}
