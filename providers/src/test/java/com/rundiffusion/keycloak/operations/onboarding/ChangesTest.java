package com.rundiffusion.keycloak.operations.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.certificate.TestCertificates;
import com.rundiffusion.keycloak.enterprise.document.check.TestDocuments;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChangesTest {

    private static final Enterprise CONTOSO =
            TestDocuments.verdict(TestDocuments.control()).enterprise();

    @Test
    void nothingDiffersFromItself() {
        Changes changes = Changes.between(CONTOSO, CONTOSO);

        assertThat(changes.isEmpty()).isTrue();
        assertThat(changes.toJson()).isEmpty();
    }

    @Test
    void aChangedFieldStandsThereWithBeforeAndAfter() {
        ObjectNode changes = changed("displayName", "Contoso Group");

        assertThat(changes.toString())
                .isEqualTo("{\"displayName\":{\"before\":\"Contoso\",\"after\":\"Contoso Group\"}}");
    }

    @Test
    void whatIsNewHasNoBeforeAndWhatGoesNoAfter() {
        assertThat(changed("planEndsOn", "2026-12-31").toString())
                .isEqualTo("{\"planEndsOn\":{\"after\":\"2026-12-31\"}}");
        ObjectNode json = TestDocuments.control();
        json.remove("contacts");
        assertThat(Changes.between(CONTOSO, TestDocuments.verdict(json).enterprise())
                        .toJson()
                        .toString())
                .isEqualTo("{\"contacts\":{\"before\":[\"it@contoso.com\"]}}");
    }

    @Test
    void certificatesAreNamedByFingerprintAndNothingOfThemIsShown() {
        String before = new SigningCertificate(TestCertificates.ofEntra()).fingerprint();
        SigningCertificate next = new SigningCertificate(TestCertificates.ofEntra(2));

        ObjectNode changes = changed("certificate", next.pem());

        assertThat(changes.toString())
                .isEqualTo("{\"certificates\":{\"before\":[\"SHA-256 " + before + "\"],\"after\":[\"SHA-256 "
                        + next.fingerprint() + "\"]}}");
    }

    @Test
    void theOrderOfCertificatesIsNoChange() {
        String one = TestCertificates.pem(TestCertificates.ofEntra(1));
        String other = TestCertificates.pem(TestCertificates.ofEntra(2));

        assertThat(Changes.between(with(one + other), with(other + one)).isEmpty())
                .isTrue();
    }

    @Test
    void creatingAndRemovingNameAllThatThereIsWithoutKeyMaterial() {
        String created = Changes.creating(CONTOSO).toJson().toString();
        String removed = Changes.removing(CONTOSO).toJson().toString();

        assertThat(List.of(created, removed)).allSatisfy(changes -> {
            assertThat(changes).contains("rundiffusion.com", "contoso.com", "SHA-256 ", "it@contoso.com");
            assertThat(changes).doesNotContain("BEGIN").doesNotContain("MII").doesNotContain("planEndsOn");
        });
        assertThat(created).contains("after").doesNotContain("before");
        assertThat(removed).contains("before").doesNotContain("after");
    }

    private static ObjectNode changed(String field, String value) {
        return Changes.between(
                        CONTOSO,
                        TestDocuments.verdict(TestDocuments.control().put(field, value))
                                .enterprise())
                .toJson();
    }

    private static Enterprise with(String certificates) {
        return TestDocuments.verdict(TestDocuments.control().put("certificate", certificates))
                .enterprise();
    }
}
