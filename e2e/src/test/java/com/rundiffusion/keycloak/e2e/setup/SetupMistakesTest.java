package com.rundiffusion.keycloak.e2e.setup;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Mistake;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import com.rundiffusion.keycloak.testkit.enterprise.Newcomer;
import com.rundiffusion.keycloak.testkit.journey.Browser;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What administrators do wrongly, in Chromium: the page says what it is and leads to where it is changed, and then all is well. */
class SetupMistakesTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Unconnected company = new Unconnected(journey);

    private EntraTenant tenant;
    private String link;
    private Administrator admin;

    @BeforeEach
    void makeALink() {
        tenant = company.tenant();
        link = company.link(Map.of("alias", Unconnected.ALIAS, "displayName", "Northwind", "tenantId", tenant.id()))
                .path("url")
                .asText();
    }

    @AfterEach
    void putAllBack() {
        portal("reset", "all");
    }

    /** Has opened the link. */
    private void isAt(String step) {
        goesOn(new SetupVisitor(journey).open(link), step);
    }

    /** Has given them, too. */
    private void isAt(String step, String values) {
        SetupVisitor before = new SetupVisitor(journey).open(link);
        assertThat(before.give(values).statusCode()).isEqualTo(303);
        goesOn(before, step);
    }

    private void goesOn(SetupVisitor before, String step) {
        admin = new Administrator(journey.page(), tenant).goesOn(before, step);
    }

    private void make(Mistake mistake) {
        portal("make", mistake.key());
    }

    private void putBack(Mistake mistake) {
        portal("undo", mistake.key());
    }

    private void portal(String action, String word) {
        assertThat(journey.browser()
                        .post(tenant.portalUrl() + "/mistakes", Map.of(action, word))
                        .status())
                .isEqualTo(200);
    }

    private void allIsWell() {
        aColleagueWithTheSameLinkSignsIn();
        admin.go("live");
        assertThat(admin.locator("#go-live")).isVisible();
    }

    /** By Entra as it is set up now. */
    private void aColleagueWithTheSameLinkSignsIn() {
        Browser colleague = journey.anotherBrowser();
        colleague.open(link);
        String first = colleague.submit(Map.of()).url();
        colleague.open(first.replaceFirst("[a-z]+$", "test"));
        colleague.submit(Map.of());
        assertThat(colleague.pick(tenant.user(Person.MEMBER)).body()).contains("data-outcome=\"good\"");
    }

    private void says(String fault) {
        assertThat(admin.locator("[data-code=" + fault + "]")).isVisible();
    }

    private static String values(EntraTenant tenant, SigningCertificate certificate) {
        return "Login URL: " + tenant.loginUrl() + "\nMicrosoft Entra Identifier: " + tenant.identifier() + "\n"
                + certificate.pem();
    }

    private static SigningCertificate active(EntraTenant tenant) {
        return tenant.application().certificates().active();
    }

    @Test
    void theValuesOfAnotherTenant() {
        isAt("values");
        admin.read(values(journey.contoso(), active(journey.contoso())));
        says("tenant_unexpected");
        admin.give(company.metadataUrl());
        allIsWell();
    }

    @Test
    void anotherCompanysCertificate() {
        aCertificateThatSignsNothing(active(journey.fabrikam()));
    }

    @Test
    void theCertificateOfAnotherApplication() {
        aCertificateThatSignsNothing(Newcomer.certificate(Duration.ofDays(300)));
    }

    @Test
    void theInactiveCertificate() {
        make(Mistake.CERTIFICATE_ADDED);
        SigningCertificate inactive = tenant.application().certificates().all().stream()
                .filter(one -> !one.equals(active(tenant)))
                .findFirst()
                .orElseThrow();
        aCertificateThatSignsNothing(inactive);
    }

    private void aCertificateThatSignsNothing(SigningCertificate other) {
        isAt("test", values(tenant, other));
        admin.test(Person.MEMBER);
        says("signature_invalid");
        admin.mend("signature_invalid", "values");
        admin.give(company.metadataUrl());
        allIsWell();
    }

    @Test
    void theCertificateThatHasExpired() {
        make(Mistake.CERTIFICATE_EXPIRED);
        isAt("values");
        admin.read(values(tenant, active(tenant)));
        says("certificate_expired");
        putBack(Mistake.CERTIFICATE_EXPIRED);
        admin.give(company.metadataUrl());
        allIsWell();
    }

    /** Nothing comes back then: what Microsoft's own page says is pasted, and leads to the step. */
    @ParameterizedTest
    @CsvSource({"REPLY_URL_REMOVED, reply_url", "IDENTIFIER_CHANGED, identifier"})
    void whatOurFilePutsRight(Mistake mistake, String key) {
        isAt("test", company.metadataUrl());
        make(mistake);
        admin.test(Person.MEMBER);
        assertThat(admin.locator("[data-outcome=away]")).isVisible();
        admin.press("[data-microsoft=" + key + "] a");
        admin.at("basic");
        admin.uploadOurMetadata();
        allIsWell();
    }

    /** Links work then. What shows it is that Entra's own "Test" does not arrive. */
    @Test
    void anotherReplyUrlIsTheDefault() {
        isAt("test", company.metadataUrl());
        make(Mistake.REPLY_URL_DEFAULT);
        admin.pressEntrasTest();
        admin.go("test");
        assertThat(admin.locator("#entra")).hasCount(0);
        admin.press("#not-seen a");
        admin.at("basic");
        admin.uploadOurMetadata();
        admin.pressEntrasTest();
        admin.go("test");
        assertThat(admin.locator("#entra")).isVisible();
        allIsWell();
    }

    @Test
    void nobodyIsAssigned() {
        isAt("test", company.metadataUrl());
        make(Mistake.NOBODY_ASSIGNED);
        admin.test(Person.MEMBER);
        admin.press("[data-microsoft=not_assigned] a");
        admin.at("people");
        putBack(Mistake.NOBODY_ASSIGNED);
        allIsWell();
    }

    /** Whoever is in a group inside the group. */
    @Test
    void theTesterIsInANestedGroup() {
        isAt("test", company.metadataUrl());
        admin.test(Person.UNASSIGNED);
        assertThat(admin.locator("[data-microsoft=not_assigned]")).containsText("group inside a group");
        aColleagueTests();
    }

    @Test
    void theTesterHasNoMailbox() {
        isAt("test", company.metadataUrl());
        admin.test(Person.MEMBER_WITHOUT_MAIL);
        assertThat(admin.locator("[data-odd=no_address]")).isVisible();
        aColleagueTests();
    }

    private void aColleagueTests() {
        admin.press("details summary");
        admin.press("#colleague-make");
        String link = admin.locator("#colleague").textContent();
        Browser colleague = journey.anotherBrowser();
        colleague.open(link);
        colleague.submit(Map.of());
        assertThat(colleague.pick(tenant.user(Person.MEMBER)).body()).contains("data-outcome=\"good\"");
        admin.press("#look");
        assertThat(admin.locator("[data-outcome=good]")).isVisible();
        assertThat(admin.locator("[data-odd=no_address]")).hasCount(0);
    }

    @Test
    void theClaimOfTheAddressIsMissing() {
        isAt("test", company.metadataUrl());
        make(Mistake.EMAIL_DELETED);
        admin.test(Person.MEMBER);
        assertThat(admin.locator("[data-odd=no_address]")).isVisible();
        putBack(Mistake.EMAIL_DELETED);
        aColleagueWithTheSameLinkSignsIn();
        admin.press("#look");
        assertThat(admin.locator("[data-odd=no_address]")).hasCount(0);
        assertThat(admin.locator("[data-outcome=good]")).isVisible();
    }

    @Test
    void theMetadataOfTheTenantInsteadOfTheApplications() {
        isAt("values");
        admin.read(tenant.tenantMetadataUrl());
        says("metadata_url_without_application");
        admin.give(company.metadataUrl());
        allIsWell();
    }

    @Test
    void theApplicationIsInAnotherCloud() {
        isAt("values");
        admin.read(values(tenant, active(tenant))
                .replace("login.microsoftonline.com", "login.partner.microsoftonline.cn"));
        says("login_url_cloud_mismatch");
        admin.give(company.metadataUrl());
        allIsWell();
    }

    @Test
    void entrasOwnTestIsPressedTooEarly() {
        isAt("test", company.metadataUrl());
        admin.pressEntrasTest();
        assertThat(admin.portal().locator("[data-notice=entra]")).isVisible();
        admin.go("test");
        assertThat(admin.locator("#entra")).isVisible();
        admin.go("live");
        assertThat(admin.locator("#go-live")).hasCount(0);
        allIsWell();
    }

    @Test
    void theDomainIsInAnotherTenant() {
        company.metadata().knows("contoso-shop.example", journey.contoso());
        String host = company.metadata().origin();
        isAt("domains", values(tenant, active(tenant)).replace(Stack.SITES.entra(), host));
        admin.paste("#domains", "contoso-shop.example");
        admin.press("#look");
        assertThat(admin.locator("[data-state=elsewhere]"))
                .containsText(journey.contoso().id());
        admin.paste("#domains", "");
        admin.press("#look");
        assertThat(admin.locator("[data-domain]")).hasCount(0);
        admin.give(company.metadataUrl());
        allIsWell();
    }

    @Test
    void thePlaceholderOfTheGuide() {
        isAt("values");
        admin.read(values(tenant, active(tenant))
                + "\nSign on URL: https://app.rundiffusion.com/?autoLoginSsoProvider=mycompanyname");
        says("sign_on_url_placeholder");
        admin.mend("sign_on_url_placeholder", "basic");
        assertThat(admin.locator("#sign-on-url"))
                .hasText("https://app.rundiffusion.com/?autoLoginSsoProvider=northwind");
        admin.give(company.metadataUrl());
        allIsWell();
    }

    @Test
    void theValuesOfTwoApplications() {
        isAt("values");
        admin.read(values(tenant, active(tenant))
                .replace(tenant.identifier(), journey.contoso().identifier()));
        says("login_url_tenant_mismatch");
        admin.give(company.metadataUrl());
        allIsWell();
    }

    @ParameterizedTest
    @CsvSource({"SIGN_RESPONSE, signature_missing", "SHA_1, signature_algorithm_weak"})
    void howTheApplicationSigns(Mistake mistake, String code) {
        isAt("test", company.metadataUrl());
        make(mistake);
        admin.test(Person.MEMBER);
        says(code);
        assertThat(admin.locator("[data-code=" + code + "]")).containsText("Signing");
        putBack(mistake);
        allIsWell();
    }
}
