package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.enterprise.Companies;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi.Answer;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Keycloak's own admin console does to an enterprise, or is kept from, and the way out by this API. */
class MadePastUsTest {

    private static final String PROVIDERS = "rundiffusion/identity-provider/instances";
    private static final String PROVIDER = PROVIDERS + "/company-00001";

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Companies companies = new Companies(journey);

    /** Keycloak's own admin pages make a provider without an organization. */
    @Test
    void oneThatWasMadePastUsCanBeReadChangedAndRemoved() {
        makeInConsole();
        assertThat(companies.api().get("company-00001").json().path("domains")).isEmpty();
        Answer changed = companies.api().put("company-00001", companies.document(1));
        assertThat(changed.json().path("domains")).hasSize(1);
        assertThat(companies
                        .api()
                        .status("company-00001", "paused")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("paused");
        assertThat(companies.api().delete("company-00001").status()).isEqualTo(204);

        makeInConsole();
        assertThat(companies.api().deleteKeepingAccounts("company-00001").status())
                .isEqualTo(204);
        assertThat(companies.api().get("company-00001").status()).isEqualTo(404);
    }

    @Test
    void aValueThatCannotBeReadHurtsItsOwnCompanyAlone() {
        companies.api().create(companies.document(1));
        companies.api().create(companies.document(2));
        new Background(journey).setPastUs("company-00001", "planEndsOn", "31.12.2026");

        JsonNode broken = companies.api().get("company-00001").json();
        assertThat(broken.path("status").asText()).isEqualTo("paused");
        assertThat(broken.path("planEndsOn").asText()).isEqualTo("31.12.2026");
        assertThat(broken.path("problems").findValuesAsText("code")).containsExactly("plan_end_malformed");
        assertThat(companies.api().list("search=company-0000").json().findValuesAsText("alias"))
                .containsExactly("company-00001", "company-00002");
        assertThat(companies.api().export().lines())
                .extracting(line -> line.path("alias").asText())
                .contains("company-00001", "company-00002");
        assertThat(companies.api().get("company-00002").json().path("status").asText())
                .isEqualTo("active");

        assertThat(companies
                        .api()
                        .put("company-00001", Map.of("displayName", "One"))
                        .faults())
                .containsExactly("planEndsOn plan_end_malformed");
        assertThat(companies
                        .api()
                        .put("company-00001", Map.of("planEndsOn", "2999-12-31", "status", "active"))
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("active");
    }

    private void makeInConsole() {
        companies.api().create(companies.document(1));
        admin().delete("rundiffusion/organizations/" + organization());
    }

    private String organization() {
        return admin().get("rundiffusion/organizations?search=company-00001&exact=true")
                .get(0)
                .get("id")
                .asText();
    }

    private AdminRest admin() {
        return journey.services().admin();
    }

    private Map<String, Object> provider(String alias, String type) {
        return Map.of("alias", alias, "providerId", type, "enabled", true, "config", Map.of());
    }

    @Test
    void aProviderThatIsNoEnterpriseIsNotMade() {
        String wanted = "POST /admin/realms/rundiffusion/enterprises";
        assertThatThrownBy(() -> admin().post(PROVIDERS, provider("company-00001", "entra-saml")))
                .hasMessageContainingAll(" 400: ", "provider_of_api", wanted);
        assertThatThrownBy(() -> admin().post(
                                "rundiffusion/partialImport",
                                Map.of(
                                        "ifResourceExists",
                                        "OVERWRITE",
                                        "identityProviders",
                                        List.of(provider("company-00001", "entra-saml")))))
                .hasMessageContainingAll(" 400: ", "provider_of_api", wanted);
        assertThat(companies.api().get("company-00001").status()).isEqualTo(404);
        assertThat(companies.api().create(companies.document(1)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "singleSignOnServiceUrl, loginUrl, https://evil.example/saml",
        "signingCertificate, certificates, MII",
        "entityId, identifier, elsewhere.example",
        "idpEntityId, entraIdentifier, ''",
        "metadataUrl, metadataUrl, https://evil.example/metadata",
        "contacts, contacts, eve@evil.example",
        "planEndsOn, planEndsOn, 2999-12-31",
        "otherDomains, otherDomains, unverified",
        "status, status, draft",
    })
    void aValueOfAnEnterpriseIsNotWritten(String key, String field, String value) {
        companies.api().create(companies.document(1));
        JsonNode before = companies.api().get("company-00001").json();
        ObjectNode provider = (ObjectNode) admin().get(PROVIDER);
        ((ObjectNode) provider.path("config")).put(key, value);
        assertThatThrownBy(() -> admin().put(PROVIDER, provider))
                .hasMessageContainingAll(
                        " 400: ",
                        "\"value_of_api\"",
                        "\"" + field + "\"",
                        "PUT /admin/realms/rundiffusion/enterprises/company-00001");
        // Keycloak's REST takes the checks of the type that the sender names.
        assertThatThrownBy(() -> admin().put(PROVIDER, provider.put("providerId", "oidc")))
                .hasMessageContainingAll(" 400: ", "value_of_api", "providerId");
        assertThat(companies.api().get("company-00001").json()).isEqualTo(before);
    }

    @Test
    void whatIsKeycloaksOwnIsWritten() {
        companies.api().create(companies.document(1));
        ObjectNode provider = (ObjectNode) admin().get(PROVIDER);
        ((ObjectNode) provider.path("config")).put("guiOrder", "7");
        admin().put(PROVIDER, provider.put("enabled", false));
        assertThat(admin().get(PROVIDER).path("config").path("guiOrder").asText())
                .isEqualTo("7");
        assertThat(status()).isEqualTo("paused");
        assertThat(companies.api().status("company-00001", "active").status()).isEqualTo(200);
        assertThat(status()).isEqualTo("active");
        assertThatThrownBy(() -> admin().put(PROVIDER, provider.put("displayName", "Other")))
                .hasMessageContainingAll(" 400: ", "displayName");
    }

    @Test
    void domainsOfTheOrganizationAreStoredUncheckedAndCount() {
        companies.api().create(companies.document(1));
        String path = "rundiffusion/organizations/" + organization();
        ObjectNode stored = (ObjectNode) admin().get(path);
        stored.withArray("domains").addObject().put("name", "gmail.com");
        admin().put(path, stored);
        assertThat(companies.api().get("company-00001").json().path("domains"))
                .extracting(JsonNode::asText)
                .contains("gmail.com");
        assertThat(companies
                        .api()
                        .put("company-00001", Map.of("domains", List.of("gmail.com")))
                        .faults())
                .containsExactly("domains domain_public");
    }

    private String status() {
        return companies.api().get("company-00001").json().path("status").asText();
    }

    private List<String> problems() {
        return companies.api().get("company-00001").json().path("problems").findValuesAsText("code");
    }

    @Test
    void anOrganizationWhoseProviderIsGoneIsShownAndRemoved() {
        companies.api().create(companies.document(1));
        admin().delete(PROVIDER);
        assertThat(problems()).containsExactly("provider_missing");
        assertThat(companies.api().create(companies.document(1)).faults()).containsExactly("alias alias_taken");
        assertThat(companies.api().put("company-00001", companies.document(1)).status())
                .isEqualTo(409);
        assertThat(companies.api().delete("company-00001").status()).isEqualTo(204);
        assertThat(companies.api().get("company-00001").status()).isEqualTo(404);
        assertThat(companies.api().create(companies.document(1)).status()).isEqualTo(201);
        assertThat(problems()).isEmpty();
    }

    @Test
    void peopleWhoseProviderIsGoneAreSignedOut() {
        EntraTenant northwind = journey.services().entra().northwind();
        companies.api().create(CustomerMail.document(northwind));
        try {
            journey.browser().signIn(Stack.SITES.rundiffusionApp(), northwind, Person.MEMBER);
            String sessions = sessionsOf(northwind);
            assertThat(admin().get(sessions)).isNotEmpty();
            admin().delete(PROVIDERS + "/northwind");
            new Background(journey).await(() -> admin().get(sessions).isEmpty());
        } finally {
            assertThat(companies.api().delete("northwind").status()).isEqualTo(204);
        }
        assertThat(admin().get("rundiffusion/users?search=northwind."
                        + northwind.user(Person.MEMBER).objectId()))
                .isEmpty();
    }

    @Test
    void whoIsInStaysInWhenTheProviderIsSwitchedOff() {
        EntraTenant northwind = journey.services().entra().northwind();
        companies.api().create(CustomerMail.document(northwind));
        try {
            journey.browser().signIn(Stack.SITES.rundiffusionApp(), northwind, Person.MEMBER);
            ObjectNode provider = (ObjectNode) admin().get(PROVIDERS + "/northwind");
            admin().put(PROVIDERS + "/northwind", provider.put("enabled", false));
            Background background = new Background(journey);
            background.awaitARound();
            String sessions = sessionsOf(northwind);
            assertThat(admin().get(sessions)).isNotEmpty();

            assertThat(companies.api().status("northwind", "paused").status()).isEqualTo(200);
            background.await(() -> admin().get(sessions).isEmpty());
        } finally {
            assertThat(companies.api().delete("northwind").status()).isEqualTo(204);
        }
    }

    private String sessionsOf(EntraTenant tenant) {
        JsonNode person = admin().get("rundiffusion/users?search=" + tenant.name() + "."
                        + tenant.user(Person.MEMBER).objectId())
                .get(0);
        return "rundiffusion/users/" + person.path("id").asText() + "/sessions";
    }

    @Test
    void aProviderThatWasUnlinkedIsLinkedAgain() {
        companies.api().create(companies.document(1));
        admin().delete("rundiffusion/organizations/" + organization() + "/identity-providers/company-00001");
        Background background = new Background(journey);
        background.await(() -> problems().isEmpty() && status().equals("active"));
        assertThat(companies.api().get("company-00001").json().path("domains")).hasSize(1);
        assertThat(background.events("enterprises/company-00001"))
                .extracting(event -> event.path("representation").asText())
                .filteredOn(change -> change.contains("linked-again"))
                .hasSize(1);
    }

    @Test
    void anEnterpriseWhoseOrganizationIsGoneIsPausedAndSaysSo() {
        makeInConsole();
        assertThat(problems()).containsExactly("organization_missing");
        assertThat(status()).isEqualTo("paused");
        Map<String, Object> active = new HashMap<>(companies.document(1));
        active.put("status", "active");
        assertThat(companies.api().put("company-00001", active).status()).isEqualTo(200);
        assertThat(problems()).isEmpty();
        assertThat(status()).isEqualTo("active");
    }

    @Test
    void theTenantThatItWasConnectedWithIsPutBack() {
        companies.api().create(companies.document(1));
        String right = companies
                .api()
                .get("company-00001")
                .json()
                .path("entraIdentifier")
                .asText();
        String other = "https://sts.windows.net/99999999-2222-4333-8444-555555555555/";
        new Background(journey).setPastUs("company-00001", "idpEntityId", other);
        assertThat(status()).isEqualTo("paused");
        assertThat(companies
                        .api()
                        .put("company-00001", Map.of("entraIdentifier", right, "status", "active"))
                        .status())
                .isEqualTo(200);
        assertThat(problems()).isEmpty();
        assertThat(status()).isEqualTo("active");
        assertThat(companies
                        .api()
                        .put("company-00001", Map.of("entraIdentifier", other))
                        .faults())
                .contains("entraIdentifier tenant_changed");
    }

    @Test
    void aProviderThatNamesNoTenantIsShownAndRemoved() {
        companies.api().create(companies.document(1));
        new Background(journey).setPastUs("company-00001", "idpEntityId", "https://elsewhere.example/");
        assertThat(problems()).containsExactly("provider_incomplete");
        assertThat(companies.api().delete("company-00001").status()).isEqualTo(204);
        assertThat(companies.api().create(companies.document(1)).status()).isEqualTo(201);
    }

    @Test
    void nobodyIsSentToALoginUrlThatTheChecksWouldRefuse() {
        companies.api().create(companies.document(1));
        String right =
                companies.api().get("company-00001").json().path("loginUrl").asText();
        for (String wrong : List.of(
                "https://evil.example/saml",
                right.replace("https://", "https://evil.example/"),
                right.replaceFirst("/[0-9a-f-]{36}/", "/99999999-2222-4333-8444-555555555555/"))) {
            Visitor onTheWay = visitor();
            String broker = Visitor.location(onTheWay.get(link()));
            new Background(journey).setPastUs("company-00001", "singleSignOnServiceUrl", wrong);
            assertThat(problems()).containsExactly("login_url_unchecked");
            assertThat(status()).isEqualTo("paused");
            assertThat(sentOn(visitor(), link())).isEmpty();
            assertThat(sentOn(onTheWay, broker)).isEmpty();
            new Background(journey).setPastUs("company-00001", "singleSignOnServiceUrl", right);
        }
        assertThat(sentOn(visitor(), link())).startsWith(right);
    }

    private Visitor visitor() {
        return new Visitor(journey.services().keycloak(), Stack.SITES);
    }

    private static String link() {
        return Authorization.of("rundiffusion")
                .with("autoLoginSsoProvider", "company-00001")
                .url();
    }

    /** Where a browser ends that goes there; empty for a page of ours. */
    private static String sentOn(Visitor visitor, String url) {
        HttpResponse<String> answer = visitor.get(url);
        while (answer.statusCode() / 100 == 3 && Visitor.location(answer).startsWith(Stack.SITES.sso())) {
            answer = visitor.get(Visitor.location(answer));
        }
        return answer.statusCode() / 100 == 3 ? Visitor.location(answer) : "";
    }

    /** An export may be older than the checks; its enterprises are paused where they would refuse them. */
    @Test
    void aRealmThatIsImportedWholeIsTakenAsItIs() {
        Map<String, Object> enterprise = Map.of(
                "alias",
                "older",
                "providerId",
                "entra-saml",
                "enabled",
                true,
                "config",
                Map.of("singleSignOnServiceUrl", "https://evil.example/saml", "idpEntityId", "elsewhere"));
        admin().post("", Map.of("realm", "older", "enabled", true, "identityProviders", List.of(enterprise)));
        // A token that is older than the realm opens nothing there.
        AdminRest there = new AdminRest(journey.services().keycloak(), KeycloakSettings.ADMIN);
        try {
            assertThat(there.get("older/identity-provider/instances").findValuesAsText("alias"))
                    .containsExactly("older");
            assertThatThrownBy(() -> there.post("older/identity-provider/instances", provider("newer", "entra-saml")))
                    .hasMessageContaining("provider_of_api");
        } finally {
            there.delete("older");
        }
    }

    /** Keycloak's admin console lets an organization have more providers than ours. */
    @Test
    void whatIsLinkedToItsOrganizationBesideItIsNotTakenAlong() {
        companies.api().create(companies.document(1));
        AdminRest admin = journey.services().admin();
        String organization = admin.get("rundiffusion/organizations?search=company-00001&exact=true")
                .get(0)
                .get("id")
                .asText();
        admin.post(
                "rundiffusion/identity-provider/instances",
                Map.of("alias", "beside", "providerId", "oidc", "enabled", true, "config", Map.of()));
        try {
            admin.post("rundiffusion/organizations/" + organization + "/identity-providers", "beside");
            assertThat(companies.api().delete("company-00001").status()).isEqualTo(409);
            assertThat(companies
                            .api()
                            .get("company-00001")
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("active");
        } finally {
            admin.delete("rundiffusion/identity-provider/instances/beside");
        }
        assertThat(companies.api().delete("company-00001").status()).isEqualTo(204);
    }
}
