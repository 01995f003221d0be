package com.rundiffusion.keycloak.enterprise.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.certificate.TestCertificates;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import com.rundiffusion.keycloak.schema.CertificateRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.IdentityProviderModel;

/** Whose keys a sign-in trusts: never those that somebody wrote into a provider's configuration. */
class OwnCertificatesTest {

    private final TestStore store = new TestStore();
    private final OwnCertificates own = new OwnCertificates();
    private final SigningCertificate theirs = new SigningCertificate(TestCertificates.ofEntra(1));
    private final SigningCertificate foreign = new SigningCertificate(TestCertificates.ofEntra(2));

    @AfterEach
    void close() {
        Time.setOffset(0);
        store.close();
    }

    private List<SigningCertificate> trusted(String alias, String... texts) {
        return store.sessions().inTransaction(session -> {
            IdentityProviderModel provider = session.identityProviders().getByAlias(alias);
            return own.among(List.of(texts), provider, session);
        });
    }

    /** As our own API stores it. */
    private void connect(String alias, SigningCertificate certificate) {
        store.connect(alias, Set.of(), Map.of());
        store.update(alias, enterprise -> enterprise.with(List.of(certificate)));
    }

    @Test
    void trustsWhatCameThroughOurChecksAndNothingBesideIt() {
        connect("contoso", theirs);
        assertThat(trusted("contoso", theirs.base64())).containsExactly(theirs);
        assertThat(trusted("contoso", foreign.base64())).isEmpty();
        assertThat(trusted("contoso", foreign.base64(), theirs.base64())).containsExactly(theirs);
        assertThat(store.find("contoso").unchecked()).isEmpty();
    }

    @Test
    void trustsNoCertificateOfAnother() {
        connect("contoso", theirs);
        store.connect("fabrikam", Set.of(), Map.of("signingCertificate", theirs.base64()));
        assertThat(trusted("fabrikam", theirs.base64())).isEmpty();
        assertThat(store.find("fabrikam").unchecked()).containsExactly(theirs);
    }

    @Test
    void trustsNothingOfAProviderThatWasPointedToAnotherTenant() {
        connect("contoso", theirs);
        assertThat(trusted("contoso", theirs.base64())).isNotEmpty();
        store.sessions().run(session -> {
            IdentityProviderModel provider = session.identityProviders().getByAlias("contoso");
            provider.getConfig().put("idpEntityId", "https://sts.windows.net/99999999-2222-4333-8444-555555555555/");
            session.identityProviders().update(provider);
        });
        assertThat(trusted("contoso", theirs.base64())).isEmpty();
    }

    /** Two readers of one text may find two certificates in it; so it is read once. */
    @Test
    void givesOutWhatItHasReadAndNotTheText() {
        connect("contoso", theirs);
        String twoInOne = theirs.base64().replace("=", "") + foreign.base64();
        assertThat(trusted("contoso", twoInOne)).isSubsetOf(theirs);
    }

    @Test
    void theBackgroundRoundMakesNoKeyTheirs() {
        store.connect("contoso", Set.of(), Map.of("signingCertificate", foreign.base64()));
        store.call(enterprises -> {
            enterprises.catchUpRows(enterprises.find("contoso").orElseThrow());
            return null;
        });
        assertThat(store.query("select row from CertificateRow row", CertificateRow.class))
                .isEmpty();
        assertThat(trusted("contoso", foreign.base64())).isEmpty();
        assertThat(store.find("contoso").certificatesEndAt()).hasValue(foreign.notAfter());
    }

    /** Past us, as somebody with the rights to the database does. */
    @Test
    void remembersForAMinute() {
        connect("contoso", theirs);
        assertThat(trusted("contoso", theirs.base64())).containsExactly(theirs);
        store.sessions()
                .run(session -> session.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .createQuery("delete from CertificateRow row")
                        .executeUpdate());
        Time.setOffset(59);
        assertThat(trusted("contoso", theirs.base64())).containsExactly(theirs);
        Time.setOffset(61);
        assertThat(trusted("contoso", theirs.base64())).isEmpty();
    }

    @Test
    void asksTheDatabaseOnceAndNotAtEachSignIn() {
        connect("contoso", theirs);
        trusted("contoso", theirs.base64());
        long known = store.database().statements(() -> trusted("contoso", theirs.base64()));
        long unknown = store.database().statements(() -> trusted("contoso", foreign.base64()));
        assertThat(unknown).isEqualTo(known + 1);
    }
}
