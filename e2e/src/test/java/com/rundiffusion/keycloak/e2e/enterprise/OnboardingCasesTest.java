package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.loopback.PlainHttp;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.MetadataHost;
import com.rundiffusion.keycloak.testkit.enterprise.Newcomer;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who connects an enterprise reaches for another one, for more than a document holds, or for the network inside. */
class OnboardingCasesTest {

    private static final Duration YEAR = Duration.ofDays(365);

    @RegisterExtension
    private final Journey journey = new Journey();

    private final Background background = new Background(journey);
    private EnterpriseApi api;
    private JsonNode contoso;
    private int events;

    @BeforeEach
    void look() {
        api = EnterpriseApi.of(journey);
        contoso = api.get("contoso").json();
        events = background.events("enterprises/contoso").size();
    }

    @AfterEach
    void contosoIsAsItWas() {
        assertThat(api.get("contoso").json()).isEqualTo(contoso);
        assertThat(background.events("enterprises/contoso")).hasSize(events);
        api.delete("newcomer");
    }

    /** The control: without the one wrong value it is taken. */
    @Test
    void aNewcomerIsTaken() {
        assertThat(api.create(newcomer().document()).status()).isEqualTo(201);
    }

    private static Newcomer newcomer() {
        return new Newcomer("newcomer", YEAR);
    }

    @ParameterizedTest
    @Tag("A43")
    @ValueSource(
            strings = {
                "validateSignature",
                "wantAssertionsSigned",
                "trustEmail",
                "mappers",
                "identityProviderMappers",
                "config",
                "internalId",
                "providerId",
                "organizationId",
                "firstBrokerLoginFlowAlias",
                "enabled",
                "linkOnly"
            })
    void aDocumentSetsNothingThatIsNotItsOwn(String field) {
        EnterpriseApi.Answer answer = api.create(newcomer().with(field, "false").document());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).containsExactly(field + " field_unknown");
        assertThat(api.get("newcomer").status()).isEqualTo(404);
    }

    @Test
    @Tag("A43")
    void nobodyChangesAnEnterpriseWithoutBeingAsked() throws IOException, InterruptedException {
        for (String method : List.of("GET", "PUT", "DELETE")) {
            assertThat(anonymously(method, "/contoso")).isEqualTo(401);
        }
        assertThat(anonymously("POST", "")).isEqualTo(401);
        assertThat(anonymously("POST", "/contoso/status")).isEqualTo(401);
    }

    private int anonymously(String method, String path) throws IOException, InterruptedException {
        URI enterprises = journey.services().keycloak().resolve("/admin/realms/rundiffusion/enterprises" + path);
        return PlainHttp.client()
                .send(
                        HttpRequest.newBuilder(enterprises)
                                .header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString("{\"status\":\"paused\"}"))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    @Tag("A43")
    void anotherEnterprisesAliasIsTaken() {
        refuses(new Newcomer("contoso", YEAR), "alias alias_taken");
        refuses(new Newcomer("Contoso", YEAR), "alias alias_taken");
    }

    @Test
    @Tag("A44")
    void anotherEnterprisesIdentityIsTaken() {
        refuses(
                newcomer()
                        .with("entraIdentifier", contoso.get("entraIdentifier").asText())
                        .with("loginUrl", contoso.get("loginUrl").asText()),
                "entraIdentifier tenant_taken");
        refuses(
                newcomer()
                        .with(
                                "certificates",
                                List.of(contoso.get("certificates").get(0).asText())),
                "certificates certificate_taken");
        refuses(newcomer().with("domains", List.of("contoso.example")), "domains domain_taken");
    }

    private void refuses(Newcomer document, String fault) {
        EnterpriseApi.Answer answer = api.create(document.document());
        assertThat(answer.faults()).containsExactly(fault);
        assertThat(answer.status()).isIn(400, 409);
        assertThat(api.get("newcomer").status()).isEqualTo(404);
    }

    /** {@code PORT} is where nothing may connect to. */
    @ParameterizedTest
    @Tag("A45")
    @CsvSource({
        "http://127.0.0.1:PORT/",
        "https://127.0.0.1:PORT/",
        "http://localhost:PORT/",
        "https://[::ffff:127.0.0.1]:PORT/",
        "https://[::1]:PORT/",
        "https://2130706433:PORT/",
        "https://169.254.169.254/latest/meta-data/",
        "https://10.0.0.1/",
        "https://login.microsoftonline.com@127.0.0.1:PORT/",
        "https://login.microsoftonline.com.evil.example/",
        "https://evil.example/#login.microsoftonline.com",
        "file:///etc/passwd",
        "jar:file:///etc/passwd!/",
        "gopher://127.0.0.1:PORT/"
    })
    void aMetadataUrlReachesNothingInside(String url) {
        try (MetadataHost inside = MetadataHost.start()) {
            String port = inside.origin().substring(inside.origin().lastIndexOf(':') + 1);
            EnterpriseApi.Answer answer = api.create(
                    newcomer().with("metadataUrl", url.replace("PORT", port)).document());
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.faults()).allSatisfy(fault -> assertThat(fault).startsWith("metadataUrl "));
            assertThat(inside.visits()).isZero();
            assertThat(api.get("newcomer").status()).isEqualTo(404);
        }
    }

    @Test
    @Tag("A45")
    void aHostThatIsAllowedLeadsNowhereElseAndCannotFlood() {
        String allowed = background.setting("sso.entraHosts");
        try (MetadataHost host = MetadataHost.start();
                MetadataHost inside = MetadataHost.start()) {
            background.settings(Map.of("sso.entraHosts", allowed + " " + host.origin()));
            String url = host.url(journey.services().entra().northwind());
            host.redirectsTo(inside.origin() + "/");
            refusesMetadata(url);
            assertThat(inside.visits()).isZero();
            host.serves(() -> " ".repeat(50_000_000));
            refusesMetadata(url);
            host.serves(() -> "<!DOCTYPE x [<!ENTITY a '" + "a".repeat(1000) + "'><!ENTITY b '" + "&a;".repeat(1000)
                    + "'>]><x>" + "&b;".repeat(1000) + "</x>");
            refusesMetadata(url);
            assertThat(host.visits()).isEqualTo(3);
        } finally {
            background.settings(Map.of("sso.entraHosts", allowed));
        }
    }

    private void refusesMetadata(String url) {
        EnterpriseApi.Answer answer =
                api.create(newcomer().with("metadataUrl", url).document());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults())
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault).startsWith("metadataUrl "));
    }
}
