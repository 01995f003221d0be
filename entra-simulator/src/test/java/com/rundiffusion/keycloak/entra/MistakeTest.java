package com.rundiffusion.keycloak.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.saml.Claims;
import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What can be set wrongly in the portal, what Entra makes of it, and that it can be put back. */
class MistakeTest {

    @RegisterExtension
    private final RunningEntra running = new RunningEntra();

    private EntraTenant tenant;
    private EnterpriseApplication application;

    @BeforeEach
    void tenant() {
        tenant = running.contoso();
        application = tenant.application();
    }

    private Received portal(String action, String word) {
        return new Browser().post(tenant.portalUrl() + "/mistakes", Map.of(action, word));
    }

    private void make(Mistake mistake) {
        assertThat(portal("make", mistake.key()).body()).contains("Wrong on purpose:", mistake.key());
    }

    /** What Entra answers in a browser of its own, to a request for the first Reply URL of our gateway. */
    private Received answer(Person person) {
        Browser browser = new Browser();
        Received accounts = browser.open(Requests.to(tenant)
                .attribute("AssertionConsumerServiceURL", "https://app.rundiffusion.com/__/auth/handler")
                .redirect());
        return accounts.body().contains("Pick an account") ? browser.pick(accounts, tenant.user(person)) : accounts;
    }

    private String response() {
        return answer(Person.MEMBER).samlResponse();
    }

    @Test
    void entraRefusesUntilItIsPutBack() {
        for (Mistake mistake : List.of(
                Mistake.IDENTIFIER_CHANGED,
                Mistake.REPLY_URL_REMOVED,
                Mistake.SIGNED_REQUESTS,
                Mistake.NOBODY_ASSIGNED)) {
            make(mistake);
            assertThat(answer(Person.MEMBER).body())
                    .contains(mistake.code().orElseThrow() + ":")
                    .doesNotContain("SAMLResponse\"");
            portal("undo", mistake.key());
            assertThat(response()).contains("status:Success");
        }
    }

    @Test
    void claimsAreMissingOrComeFromElsewhereUntilTheyArePutBack() {
        make(Mistake.EMAIL_DELETED);
        assertThat(response()).doesNotContain(Claims.EMAIL_ADDRESS).contains(Claims.NAME);
        make(Mistake.EMAIL_FOREIGN);
        assertThat(response()).contains(Claims.EMAIL_ADDRESS, "@fabrikam.example");
        make(Mistake.OBJECT_ID_LOST);
        assertThat(response()).doesNotContain(Claims.OBJECT_IDENTIFIER).contains(Claims.TENANT_ID);
        assertThat(portal("undo", "email_foreign").body()).contains("<dt>emailaddress</dt><dd>user.mail</dd>");
        portal("undo", "object_id_lost");
        assertThat(response())
                .doesNotContain("@fabrikam.example")
                .contains(Claims.EMAIL_ADDRESS, Claims.OBJECT_IDENTIFIER);
    }

    @Test
    void theActiveCertificateSigns() {
        SigningCertificate old = application.certificates().active();
        make(Mistake.CERTIFICATE_ADDED);
        assertThat(application.certificates().all()).hasSize(2);
        assertSignedBy(old);

        make(Mistake.CERTIFICATE_ROLLED);
        SigningCertificate fresh = application.certificates().active();
        assertThat(application.certificates().all()).containsExactly(fresh, old);
        assertSignedBy(fresh);

        portal("reset", "all");
        assertThat(application.certificates().all()).containsExactly(old);
        assertSignedBy(old);
    }

    @Test
    void anExpiredCertificateGoesOnSigning() {
        assertThat(portal("make", "certificate_expired").body()).contains("<dt>Status</dt><dd>Expired</dd>");
        SigningCertificate expired = application.certificates().active();
        assertThat(expired.validAt(tenant.now())).isFalse();
        assertSignedBy(expired);
    }

    private void assertSignedBy(SigningCertificate key) {
        assertThat(SignatureCheck.assertionSigned(response(), key.certificate().getPublicKey()))
                .isTrue();
    }

    @Test
    void signatureAndEncryptionAreAsThePortalSays() {
        assertThat(signatures(response())).isEqualTo(1);
        make(Mistake.SIGN_RESPONSE);
        assertThat(signatures(response())).isEqualTo(1);
        assertThat(response().indexOf("<SignatureValue>")).isLessThan(response().indexOf("<samlp:Status>"));
        make(Mistake.SIGN_BOTH);
        assertThat(signatures(response())).isEqualTo(2);
        assertThat(response()).doesNotContain("rsa-sha1");
        make(Mistake.SHA_1);
        assertThat(response()).contains("rsa-sha1", Claims.TENANT_ID);
        make(Mistake.ENCRYPTED);
        assertThat(response()).contains("EncryptedAssertion").doesNotContain(Claims.TENANT_ID);
    }

    private static int signatures(String response) {
        return response.split("<SignatureValue>", -1).length - 1;
    }

    @Test
    void everybodyGetsInWhereNoAssignmentIsRequired() {
        assertThat(answer(Person.UNASSIGNED).body()).contains("AADSTS50105");
        make(Mistake.ASSIGNMENT_NOT_REQUIRED);
        assertThat(answer(Person.UNASSIGNED).hasField("SAMLResponse")).isTrue();
        make(Mistake.NOBODY_ASSIGNED);
        assertThat(answer(Person.MEMBER).body()).contains("AADSTS50105");
    }

    @Test
    void whatNobodyAskedForGoesToTheOtherDefault() {
        tenant = running.fabrikam();
        String before = tenant.application().defaultReplyUrl();
        make(Mistake.REPLY_URL_DEFAULT);
        assertThat(unasked()).isEqualTo(tenant.application().replyUrls().get(0)).isNotEqualTo(before);
        assertThat(answer(Person.MEMBER).formAction()).isEqualTo(before);
        portal("reset", "all");
        assertThat(unasked()).isEqualTo(before);
    }

    @Test
    void whereThereIsOneReplyUrlThePlaceholderIsTheOther() {
        tenant.application().replyUrls(List.of("https://app.example/acs")).defaultReplyUrl("https://app.example/acs");
        make(Mistake.REPLY_URL_DEFAULT);
        assertThat(application.defaultReplyUrl()).startsWith("https://127.0.0.1:444/");
        assertThat(application.replyUrls()).contains("https://app.example/acs", application.defaultReplyUrl());
    }

    private String unasked() {
        Browser browser = new Browser();
        return browser.pick(browser.open(tenant.myAppsUrl() + "/open"), tenant.user(Person.MEMBER))
                .formAction();
    }

    /** The whole portal, so that nothing is left over by any of them. */
    @Test
    void allAreShownAndPutBackAtOnceAndTheOtherTenantsHaveNone() {
        String before = new Browser().open(tenant.portalUrl()).body();
        for (Mistake mistake : Mistake.values()) {
            assertThat(before).contains("name=\"make\" value=\"" + mistake.key() + "\"");
            make(mistake);
            assertThat(new Browser().open(running.fabrikam().portalUrl()).body())
                    .doesNotContain("Wrong on purpose:");
        }
        assertThat(application.mistakes().all()).hasSize(PortalSetting.values().length);
        assertThat(portal("reset", "all").body()).isEqualTo(before);
    }

    @Test
    void aMistakeThatIsNoneChangesNothing() {
        assertThat(portal("make", "nonsense").status()).isEqualTo(400);
        assertThat(new Browser().open(tenant.portalUrl() + "/mistakes").status())
                .isEqualTo(400);
        assertThat(application.mistakes().all()).isEmpty();
        assertThat(portal("make", "sha_1").status()).isEqualTo(200);
    }

    @Test
    void thePageOfTheDocumentsHasThemAll() throws IOException {
        String page = Files.readString(Path.of("../docs/entra-simulator.md"));
        for (Mistake mistake : Mistake.values()) {
            assertThat(page).contains(row(mistake));
        }
    }

    private static String row(Mistake mistake) {
        return "| `%s` | %s: %s | %s | %s | %s | %s |"
                .formatted(
                        mistake.key(),
                        mistake.setting().label(),
                        mistake.label(),
                        mistake.effect(),
                        mistake.meets(),
                        mistake.code().map(code -> "`" + code + "`").orElse(""),
                        mistake.repair());
    }
}
