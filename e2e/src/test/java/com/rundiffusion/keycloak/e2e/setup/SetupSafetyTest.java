package com.rundiffusion.keycloak.e2e.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.Claims;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import com.rundiffusion.keycloak.testkit.enterprise.MetadataHost;
import com.rundiffusion.keycloak.testkit.enterprise.Newcomer;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody with a setup link cannot do with it. Its controls are the other tests of this room. */
class SetupSafetyTest {

    private static final String SCRIPT = "<script>alert('x')</script>";

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Unconnected company = new Unconnected(journey);

    private SetupVisitor visitor(JsonNode link) {
        return new SetupVisitor(journey).open(link.path("url").asText());
    }

    private static String values(EntraTenant tenant, SigningCertificate certificate) {
        return tenant.loginUrl() + "\n" + tenant.identifier() + "\n" + certificate.pem();
    }

    /** Of somebody whose address is in no connected company's domain. */
    private static ResponseDraft forged(ResponseDraft draft, SigningCertificate own) {
        return draft.with(ResponseField.NAME_ID, "somebody@stranger.example")
                .claim(Claims.NAME, "somebody@stranger.example")
                .signedBy(own);
    }

    /** With a key of one's own, whose answers verify. */
    @Tag("A44")
    @Test
    void anothersTenantIsNotConnectedByIt() {
        EntraTenant contoso = journey.contoso();
        String before = company.api().get("contoso").text();
        JsonNode link = company.link(Map.of("alias", Unconnected.ALIAS, "displayName", "Northwind"));
        SetupVisitor stranger = visitor(link);
        SigningCertificate own = Newcomer.certificate(Duration.ofDays(300));

        assertThat(stranger.give(values(contoso, own)).statusCode()).isEqualTo(303);
        assertThat(stranger.test(contoso, Person.MEMBER_WITHOUT_MAIL, draft -> forged(draft, own))
                        .body())
                .contains("data-outcome=\"good\"");
        stranger.goOn();

        assertThat(company.detail(link).path("needsApproval").asBoolean()).isTrue();
        assertThat(company.state(link)).isEqualTo("waiting");
        assertThat(company.api().get("contoso").text()).isEqualTo(before);
        assertThat(company.status()).isEmpty();
        journey.anotherBrowser().signIn("https://app.rundiffusion.com", contoso, Person.MEMBER);
    }

    /** Not even operations' yes gives it a tenant that somebody has. */
    @Tag("A44")
    @Test
    void whatIsAnothersStaysTheirsWhenOperationsApprove() {
        JsonNode link = company.link(Map.of("alias", Unconnected.ALIAS, "displayName", "Northwind"));
        SetupVisitor stranger = visitor(link);
        SigningCertificate own = Newcomer.certificate(Duration.ofDays(300));
        stranger.give(values(journey.contoso(), own));
        stranger.test(journey.contoso(), Person.MEMBER_WITHOUT_MAIL, draft -> forged(draft, own));
        stranger.goOn();
        var answer =
                company.api().send("POST", "/setup-links/" + link.path("id").asText() + "/approve", null);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("tenant_taken");
        assertThat(company.state(link)).as("what has a fault changes nothing").isEqualTo("waiting");
    }

    /** A tenant of one's own is proven first, in a way that stores nothing yet: the alias is somebody's. */
    @Tag("A44")
    @Test
    void aTestOfOtherValuesProvesNothing() {
        JsonNode link = company.link(Map.of("displayName", "Contoso"));
        SetupVisitor stranger = visitor(link);
        stranger.give(company.metadataUrl());
        assertThat(stranger.test(company.tenant(), Person.MEMBER, UnaryOperator.identity())
                        .body())
                .contains("data-outcome=\"good\"");
        assertThat(stranger.step("live").body()).contains("id=\"go-live\"");

        String other = UUID.randomUUID().toString();
        SigningCertificate own = Newcomer.certificate(Duration.ofDays(300));
        stranger.give(values(company.tenant(), own).replace(company.tenant().id(), other));
        assertThat(stranger.step("live").body()).doesNotContain("id=\"go-live\"");
        stranger.goOn();
        assertThat(company.state(link)).isEqualTo("begun");
        assertThat(company.api().list("search=" + other).json()).isEmpty();
    }

    /** Each key that would count has to be proven, not only the one that has signed. */
    @Tag("A44")
    @Test
    void aKeyBesideTheRightOneIsNotProvenByIt() {
        JsonNode link = company.link(Map.of("alias", Unconnected.ALIAS, "displayName", "Northwind"));
        SetupVisitor stranger = visitor(link);
        stranger.give(company.metadataUrl() + "\n"
                + Newcomer.certificate(Duration.ofDays(300)).pem());
        assertThat(stranger.test(company.tenant(), Person.MEMBER, UnaryOperator.identity())
                        .body())
                .contains("data-outcome=\"good\"");
        stranger.goOn();
        assertThat(company.state(link)).isEqualTo("waiting");
        assertThat(company.status()).isEmpty();
    }

    @Tag("A43")
    @Test
    void whoeverWentLiveDoesNotUndoWhatOperationsDoAfterwards() {
        JsonNode link = company.link(Map.of("alias", Unconnected.ALIAS, "displayName", "Northwind"));
        SetupVisitor visitor = visitor(link);
        visitor.give(company.metadataUrl());
        visitor.test(company.tenant(), Person.MEMBER, UnaryOperator.identity());
        visitor.goOn();
        assertThat(company.status()).isEqualTo("active");
        String token = visitor.tokenOfItsSession();
        company.api().status(Unconnected.ALIAS, "paused");
        visitor.sendWithoutToken("live", Map.of("token", token, "sure", "yes"));
        assertThat(company.status()).isEqualTo("paused");
        JsonNode another = company.linkOf(Unconnected.ALIAS, Map.of());
        assertThat(another.path("may").toString()).doesNotContain("connect");
    }

    /** Somebody's browser would open the link, and their sign-in prove a tenant for whoever has made that page. */
    @Tag("A43")
    @Test
    void aPageOfAnotherSiteOpensNothing() {
        JsonNode link = company.link(Map.of("alias", Unconnected.ALIAS));
        HttpResponse<String> answer =
                new SetupVisitor(journey).pressFromElsewhere(link.path("url").asText());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie").toString()).doesNotContain("SETUP");
        assertThat(company.detail(link).path("openings")).isEmpty();
    }

    @Tag("A43")
    @Test
    void whoHasAnOldSecretDoesNotComeInWithTheNewOne() {
        JsonNode link = company.link(Map.of("alias", Unconnected.ALIAS, "contacts", List.of("it@northwind.example")));
        String url = link.path("url").asText();
        company.background().endSetupLink(link.path("id").asText());
        SetupVisitor stranger = new SetupVisitor(journey);
        stranger.askAgain(url, "it@northwind.example");
        assertThat(company.state(link)).isEqualTo("open");
        assertThat(stranger.get(url).statusCode()).isEqualTo(404);
    }

    @Tag("A44")
    @Test
    void aLinkForRenewalLeadsToNoOtherTenant() {
        company.connect(Map.of());
        String before = company.api().get("contoso").text();
        SetupVisitor stranger = visitor(company.linkOf(Unconnected.ALIAS, Map.of("may", List.of("renew"))));
        String page = stranger.give(values(
                        journey.contoso(),
                        journey.contoso().application().certificates().active()))
                .body();
        assertThat(page).contains("data-code=\"tenant_");
        assertThat(company.api().get("contoso").text()).isEqualTo(before);
        assertThat(stranger.step("create").statusCode())
                .as("nor to what it is not for")
                .isEqualTo(404);
    }

    /** Not even in the browser's other cookie, which a colleague can set as they like. */
    @Tag("A43")
    @Test
    void whoMayOnlyTestDoesNoMoreThanThat() {
        SetupVisitor admin = visitor(company.link(Map.of("alias", Unconnected.ALIAS)));
        admin.give(company.metadataUrl());
        SetupVisitor colleague = new SetupVisitor(journey);
        colleague.openTest(admin.inviteColleague());

        Map<String, String> form = Map.of("token", admin.tokenOfItsSession(), "domains", "");
        SetupVisitor stranger = new SetupVisitor(journey).pretend(admin, "nobodys");
        SetupVisitor pretender = new SetupVisitor(journey).pretend(admin, colleague.cookieOfTest());
        assertThat(stranger.step("live").statusCode()).isEqualTo(404);
        assertThat(pretender.step("live").statusCode()).isEqualTo(404);
        assertThat(pretender.step("live").body())
                .isEqualTo(stranger.step("live").body());
        assertThat(pretender.sendWithoutToken("domains", form).statusCode())
                .isEqualTo(stranger.sendWithoutToken("domains", form).statusCode())
                .isEqualTo(404);

        SetupVisitor itself = new SetupVisitor(journey).pretend(admin, admin.cookie());
        assertThat(itself.step("live").statusCode()).isEqualTo(200);
        assertThat(itself.sendWithoutToken("domains", form).body()).contains("data-step=\"domains\"");
    }

    @Tag("A43")
    @Test
    void fieldsThatNoPageHasChangeNothing() {
        JsonNode link = company.link(Map.of("alias", Unconnected.ALIAS, "displayName", "Northwind"));
        SetupVisitor visitor = visitor(link);
        visitor.send(
                "values",
                "values",
                Map.of(
                        "text", company.metadataUrl(),
                        "keep", "yes",
                        "alias", "contoso",
                        "status", "active",
                        "displayName", "Contoso",
                        "domains", "contoso.example",
                        "trustEmail", "true",
                        "validateSignature", "false"));
        visitor.test(company.tenant(), Person.MEMBER, UnaryOperator.identity());
        JsonNode made = company.api().get(Unconnected.ALIAS).json();
        assertThat(made.path("status").asText()).isEqualTo("draft");
        assertThat(made.path("displayName").asText()).isEqualTo("Northwind");
        assertThat(made.path("domains")).isEmpty();
    }

    @Tag("A45")
    @ParameterizedTest
    @CsvSource({"values, text", "domains, domains", "create, name"})
    void whatIsTypedIsShownAsText(String step, String field) {
        SetupVisitor visitor = visitor(company.link(Map.of("contacts", List.of("it@northwind.example"))));
        visitor.send("create", "create", Map.of("name", "Northwind"));
        String page = visitor.send("values", step, Map.of(field, SCRIPT + " \"> " + SCRIPT))
                        .body()
                + visitor.step(step).body();
        assertThat(page).contains("&lt;script&gt;alert").doesNotContain("<script>alert");
        assertThat(visitor.step("live").body()).doesNotContain("<script>alert");
    }

    /** Where the machine itself would answer. */
    @Tag("A45")
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:%d, metadata_url_host",
        "http://[::1]:%d, paste_unreadable",
        "http://[::ffff:127.0.0.1]:%d, paste_unreadable",
        "http://localhost:%d, metadata_url_host",
        "http://login.microsoftonline.com@127.0.0.1:%d, metadata_url_host",
        "file:///etc/passwd?%d, paste_unreadable",
    })
    void nothingIsFetchedFromElsewhere(String origin, String code) {
        try (MetadataHost inside = MetadataHost.onEveryAddress()) {
            int port = Integer.parseInt(inside.origin().replaceFirst(".*:", ""));
            inside.serves(company.tenant()::metadata);
            SetupVisitor visitor = visitor(company.link(Map.of("alias", Unconnected.ALIAS)));
            String url = company.metadataUrl().replace(company.metadata().origin(), origin.formatted(port));
            assertThat(visitor.give(url).body()).contains("data-code=\"" + code + "\"");
            assertThat(inside.visits()).isZero();
            assertThat(visitor.give(company.metadataUrl()).statusCode())
                    .as("where operations allow it")
                    .isEqualTo(303);
            assertThat(company.metadata().visits()).isPositive();
        }
    }

    @Tag("A46")
    @Test
    void theSecretIsInNoAnswerNoLogAndNoFurtherAddress() throws IOException {
        JsonNode link = company.link(Map.of("alias", Unconnected.ALIAS));
        String secret = link.path("url").asText().replaceFirst(".*/", "");
        SetupVisitor visitor = visitor(link);
        assertThat(visitor.base()).doesNotContain(secret);
        assertThat(visitor.step("values").body()).doesNotContain(secret);
        assertThat(company.detail(link).toString()).doesNotContain(secret);
        assertThat(company.api().send("GET", "/setup-links?max=1000", null).text())
                .doesNotContain(secret);
        assertThat(Files.readString(journey.log())).doesNotContain(secret);
        assertThat(secret).hasSizeGreaterThanOrEqualTo(22);
    }

    @Tag("A46")
    @Test
    void itsCookieAndPagesAreItsOwn() {
        JsonNode link = company.link(Map.of("alias", Unconnected.ALIAS));
        SetupVisitor visitor = new SetupVisitor(journey);
        HttpResponse<String> opened = visitor.press(link.path("url").asText());
        assertThat(opened.headers().allValues("Set-Cookie").toString())
                .contains("__Host-SETUP=", "HttpOnly", "Secure", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain=");
        HttpResponse<String> page = visitor.open(link.path("url").asText()).step("values");
        assertThat(page.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(v -> assertThat(v).contains("no-store"));
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(v -> assertThat(v).contains("frame-ancestors"));
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    }

    @Tag("A43")
    @Test
    void whatHasEndedWasWithdrawnOrNeverWasLooksTheSame() {
        JsonNode revoked = company.link(Map.of("alias", Unconnected.ALIAS));
        company.revoke(revoked);
        JsonNode ended = company.link(Map.of("alias", Unconnected.ALIAS));
        company.background().endSetupLink(ended.path("id").asText());
        String nobodys = revoked.path("url").asText().replaceFirst("[^/]{10}$", "AAAAAAAAAA");
        SetupVisitor visitor = new SetupVisitor(journey);
        List<String> pages = List.of(
                        revoked.path("url").asText(), ended.path("url").asText(), nobodys)
                .stream()
                .map(url -> visitor.get(url).body().replace(url.replaceFirst(".*/", ""), "SECRET"))
                .distinct()
                .toList();
        assertThat(pages).hasSize(1);
    }

    /** Each form may make us ask Microsoft or the DNS. */
    @Test
    void formsAreLimited() {
        JsonNode link = company.link(Map.of("alias", Unconnected.ALIAS));
        SetupVisitor visitor = visitor(link);
        String token = visitor.token("values");
        for (int times = 0; times < 200; times++) {
            assertThat(visitor.sendWithoutToken("people", Map.of("token", token))
                            .statusCode())
                    .as("form " + times)
                    .isEqualTo(200);
        }
        HttpResponse<String> last = visitor.sendWithoutToken("people", Map.of("token", token));
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).hasValue("3600");
        assertThat(visitor.step("values").statusCode())
                .as("to look is not limited")
                .isEqualTo(200);
    }

    @Test
    void badInputIsAnsweredByAPageAndStoresNothing() {
        JsonNode link = company.link(Map.of("alias", Unconnected.ALIAS, "displayName", "Northwind"));
        SetupVisitor visitor = visitor(link);
        String long1 = "x".repeat(200_000);
        for (String text :
                List.of("", " ", long1, "\u0000\u0001", "%%%", "-----BEGIN CERTIFICATE-----", "<md:EntityDescriptor")) {
            HttpResponse<String> page = visitor.give(text);
            assertThat(page.statusCode())
                    .as(text.substring(0, Math.min(20, text.length())))
                    .isEqualTo(200);
            assertThat(page.body()).contains("data-code=");
        }
        for (String domains :
                List.of(long1, "gmail.com", "co.uk", "northwind.onmicrosoft.com", "not a domain!", "..")) {
            assertThat(visitor.send("domains", "domains", Map.of("domains", domains))
                            .body())
                    .as(domains.substring(0, Math.min(20, domains.length())))
                    .contains("data-code=");
        }
        assertThat(visitor.goOn().statusCode()).as("not reached").isEqualTo(200);
        assertThat(visitor.step("nothing").statusCode()).isEqualTo(404);
        assertThat(visitor.get(visitor.base() + "begin-test").statusCode()).isBetween(400, 499);
        assertThat(company.state(link)).isEqualTo("open");
        assertThat(company.status()).isEmpty();
    }
}
