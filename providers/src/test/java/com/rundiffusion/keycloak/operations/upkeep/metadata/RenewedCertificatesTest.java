package com.rundiffusion.keycloak.operations.upkeep.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.certificate.TestCertificates;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose certificates count as an enterprise's own. */
class RenewedCertificatesTest {

    private static final String METADATA = "https://login.microsoftonline.com/contoso";

    private final TestStore store = new TestStore();

    @AfterEach
    void close() {
        store.close();
    }

    private boolean take(String alias, int certificate) {
        SigningCertificate announced =
                SigningCertificate.of(certificate(certificate)).orElseThrow();
        return store.sessions().inTransaction(session -> {
            StoredEnterprise asked = new Enterprises(session).find(alias).orElseThrow();
            return new RenewedCertificates(session, TestCertificates.NOW).take(asked, List.of(announced));
        });
    }

    private static String certificate(int number) {
        try {
            return Base64.getEncoder()
                    .encodeToString(TestCertificates.ofEntra(number).getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatTheMetadataOfItsTenantNamesIsTaken() {
        store.connect("contoso", Set.of(), Map.of("metadataUrl", METADATA));
        assertThat(take("contoso", 1)).isTrue();
        assertThat(take("contoso", 1)).isFalse();
    }

    @Test
    void ofAnotherTenantNothingIsTaken() {
        store.connect(
                "contoso",
                Set.of(),
                Map.of(
                        "metadataUrl",
                        METADATA,
                        "idpEntityId",
                        "https://sts.windows.net/" + TestStore.tenant("fabrikam") + "/"));
        assertThatExceptionOfType(MetadataRefused.class)
                .isThrownBy(() -> take("contoso", 1))
                .withMessageContaining("other_tenant");
    }

    @Test
    void aCertificateOfAnotherEnterpriseIsNotTaken() {
        store.connect("contoso", Set.of(), Map.of("metadataUrl", METADATA));
        store.connect("fabrikam", Set.of(), Map.of("metadataUrl", METADATA));
        assertThat(take("fabrikam", 1)).isTrue();
        assertThatExceptionOfType(MetadataRefused.class)
                .isThrownBy(() -> take("contoso", 1))
                .withMessageContaining("certificate_taken");
        assertThat(take("contoso", 2)).isTrue();
    }
}
