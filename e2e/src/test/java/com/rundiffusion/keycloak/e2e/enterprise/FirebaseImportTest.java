package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.testkit.enterprise.AtFirebase;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer of Firebase's becomes one of ours, and not before somebody switches it on. */
final class FirebaseImportTest {

    private static final String APP = Stack.SITES.rundiffusionApp();
    private static final String ARRIVAL = APP + Sites.REPLY_PATH;

    @RegisterExtension
    private final Journey journey = new Journey();

    private EnterpriseApi api;
    private EntraTenant northwind;

    @BeforeEach
    void notConnected() {
        api = EnterpriseApi.of(journey);
        northwind = journey.services().entra().northwind();
        assertThat(api.get("northwind").status()).isEqualTo(404);
    }

    @AfterEach
    void putBack() {
        api.delete("northwind");
    }

    @Test
    void aDraftHasTheValuesThatFirebaseHad() {
        JsonNode line = only(api.importFirebase("", AtFirebase.list(AtFirebase.config(northwind))));

        assertThat(line.path("warnings").path(0).path("code").asText())
                .as("Firebase knows no domains")
                .isEqualTo("domains_missing");
        assertThat(((ObjectNode) line).without("warnings").toString())
                .isEqualTo("{\"line\":1,\"alias\":\"northwind\",\"result\":\"created\",\"errors\":[],\"notes\":[]}");
        JsonNode stored = api.get("northwind").json();
        assertThat(stored.path("status").asText()).isEqualTo("draft");
        assertThat(stored.path("displayName").asText()).isEqualTo("Northwind");
        assertThat(stored.path("identifier").asText()).isEqualTo("rundiffusion.com");
        assertThat(stored.path("loginUrl").asText()).isEqualTo(northwind.loginUrl());
        assertThat(stored.path("entraIdentifier").asText()).isEqualTo(northwind.identifier());
        assertThat(stored.path("certificates"))
                .singleElement()
                .satisfies(pem -> assertThat(pem.asText())
                        .isEqualToIgnoringWhitespace(
                                northwind.application().certificates().active().pem()));
        assertThat(stored.path("domains")).isEmpty();
    }

    /** One configuration alone, as Identity Platform answers when it is asked for one. */
    @Test
    void itsPeopleSignInByFirebaseUntilItIsSwitchedOnAndAgainOnTheWayBack() {
        api.importFirebase("", AtFirebase.config(northwind));
        assertThat(reachesFirebase()).isTrue();

        api.status("northwind", "active");
        journey.browser().signIn(APP, northwind, Person.MEMBER);
        assertThat(journey.browser().idClaims())
                .containsEntry("sso_provider", "northwind")
                .containsEntry("entra_tenant_id", northwind.id())
                .containsEntry("email_verified", false);
        assertThat(reachesFirebase()).isFalse();

        api.status("northwind", "draft");
        assertThat(reachesFirebase()).isTrue();
    }

    /** The customer's Entra app knows nobody by another Identifier, and stays as it is. */
    @Test
    void oneWhoseIdentifierIsTheCallbackSignsInByIt() {
        String callback = Stack.SITES.replyUrls().get(0);
        String[] before = northwind.application().identifiers().toArray(String[]::new);
        northwind.application().identifiers(callback);
        try {
            JsonNode line = only(api.importFirebase("", AtFirebase.config(northwind)));
            assertThat(line.path("result").asText()).isEqualTo("created");
            assertThat(line.path("notes").findValuesAsText("code")).containsExactly("identifier_is_callback");
            Map<String, Object> added = Map.of("domains", List.of("northwind.example"), "status", "active");
            assertThat(api.put("northwind", added).status()).isEqualTo(200);

            journey.browser().signIn(APP, northwind, Person.MEMBER);

            assertThat(journey.browser().idClaims()).containsEntry("sso_provider", "northwind");
        } finally {
            northwind.application().identifiers(before);
        }
    }

    @Test
    void theSameAgainChangesNothing() {
        ObjectNode list = AtFirebase.list(AtFirebase.config(northwind));
        api.importFirebase("", list);
        int events = events().size();

        JsonNode line = only(api.importFirebase("", list));

        assertThat(line.path("result").asText()).isEqualTo("unchanged");
        assertThat(line.path("notes")).isEmpty();
        assertThat(events()).hasSize(events);
    }

    @Test
    void aDraftFollowsFirebaseAndKeepsWhatOperationsAdded() {
        ObjectNode config = AtFirebase.config(northwind);
        api.importFirebase("", config);
        ObjectNode added = JsonNodeFactory.instance.objectNode().put("displayName", "Northwind Traders");
        added.putArray("domains").add("northwind.example");
        added.putArray("contacts").add("it@northwind.example");
        assertThat(api.put("northwind", added).status()).isEqualTo(200);

        config.withObject("/spConfig").put("spEntityId", "www.rundiffusion.com");
        JsonNode line = only(api.importFirebase("", config));

        assertThat(line.path("result").asText()).isEqualTo("updated");
        assertThat(line.path("changes").toString())
                .isEqualTo("{\"identifier\":{\"before\":\"rundiffusion.com\",\"after\":\"www.rundiffusion.com\"}}");
        JsonNode stored = api.get("northwind").json();
        assertThat(stored.path("identifier").asText()).isEqualTo("www.rundiffusion.com");
        assertThat(stored.path("displayName").asText()).isEqualTo("Northwind Traders");
        assertThat(stored.path("domains").get(0).asText()).isEqualTo("northwind.example");
        assertThat(stored.path("contacts").get(0).asText()).isEqualTo("it@northwind.example");
        assertThat(stored.path("status").asText()).isEqualTo("draft");
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "paused"})
    void oneThatIsPastThatIsLeftAsItIs(String status) {
        ObjectNode config = AtFirebase.config(northwind);
        api.importFirebase("", config);
        api.status("northwind", status);
        String before = api.get("northwind").text();

        assertThat(only(api.importFirebase("", config)).path("notes")).isEmpty();
        config.withObject("/spConfig").put("spEntityId", "www.rundiffusion.com");
        JsonNode line = only(api.importFirebase("", config));

        assertThat(line.path("result").asText()).isEqualTo("unchanged");
        assertThat(line.path("notes")).singleElement().satisfies(note -> {
            assertThat(note.path("code").asText()).isEqualTo("left_as_it_is");
            assertThat(note.path("value").asText()).isEqualTo("identifier");
        });
        assertThat(api.get("northwind").text()).isEqualTo(before);
    }

    @Test
    void aBadEntryFailsAloneAndInItsPlace() {
        ObjectNode tenantless =
                AtFirebase.config(northwind).put("name", "projects/p/inboundSamlConfigs/saml.tenantless");
        tenantless.withObject("/idpConfig").put("ssoUrl", "https://login.microsoftonline.com/common/saml2");
        ObjectNode twice =
                AtFirebase.config(journey.contoso()).put("name", "projects/p/inboundSamlConfigs/saml.contoso-2");
        ObjectNode otherProtocol = AtFirebase.config(northwind).put("name", "projects/p/inboundSamlConfigs/oidc.x");

        List<JsonNode> lines = api.importFirebase(
                        "", AtFirebase.list(tenantless, twice, otherProtocol, AtFirebase.config(northwind)))
                .lines();

        assertThat(lines).extracting(line -> line.path("line").asInt()).containsExactly(1, 2, 3, 4);
        assertThat(lines)
                .extracting(line -> line.path("result").asText())
                .containsExactly("failed", "failed", "failed", "created");
        assertThat(codes(lines.get(0))).containsExactly("login_url_without_tenant");
        assertThat(codes(lines.get(1))).containsExactlyInAnyOrder("tenant_taken", "certificate_taken");
        assertThat(codes(lines.get(2))).containsExactly("field_missing");
    }

    /** Firebase's "contoso" need not be ours. */
    @Test
    void anotherCustomerOfTheSameNameIsNotTakenOver() {
        String before = api.get("contoso").text();
        JsonNode line = only(api.importFirebase(
                "", AtFirebase.config(northwind).put("name", "projects/p/inboundSamlConfigs/saml.contoso")));

        assertThat(line.path("result").asText()).isEqualTo("failed");
        assertThat(codes(line)).contains("tenant_changed");
        assertThat(api.get("contoso").text()).isEqualTo(before);
    }

    @Test
    void whatCouldNotComeAlongIsSaid() {
        ObjectNode config = AtFirebase.config(northwind).put("name", "projects/p/inboundSamlConfigs/saml.NorthWind");
        config.remove("enabled");
        config.withObject("/idpConfig").put("signRequest", true).put("sloUrl", "x");
        config.withObject("/spConfig").put("callbackUri", "https://elsewhere.example/__/auth/handler");

        JsonNode line = only(api.importFirebase("", AtFirebase.list(config).put("nextPageToken", "more")));

        assertThat(line.path("alias").asText()).isEqualTo("northwind");
        assertThat(line.path("result").asText()).isEqualTo("created");
        assertThat(line.path("notes"))
                .extracting(note -> note.path("code").asText())
                .containsExactly(
                        "alias_lower_cased",
                        "switched_off_at_firebase",
                        "requests_signed",
                        "callback_not_a_reply_url",
                        "field_not_carried_over",
                        "more_pages");
    }

    @Test
    void aDryRunStoresNothing() {
        int events = events().size();
        JsonNode line = only(api.importFirebase("?dryRun=true", AtFirebase.config(northwind)));

        assertThat(line.path("result").asText()).isEqualTo("created");
        assertThat(api.get("northwind").status()).isEqualTo(404);
        assertThat(events()).hasSize(events);
    }

    @Test
    void theEventNamesTheCustomerAndHoldsNoKey() {
        int before = events().size();
        api.importFirebase("", AtFirebase.config(northwind));

        assertThat(events()).hasSize(before + 1);
        JsonNode newest = events().get(0);
        assertThat(newest.path("operationType").asText()).isEqualTo("CREATE");
        assertThat(newest.path("resourcePath").asText()).isEqualTo("enterprises/northwind");
        assertThat(newest.path("representation").asText())
                .contains("\"status\":{\"after\":\"draft\"}", "SHA-256")
                .doesNotContain("CERTIFICATE---");
    }

    @Test
    void anAnswerOfAnotherKindIsRefusedInOneLine() {
        JsonNode line = only(api.importFirebase("", "{\"error\":{\"status\":\"PERMISSION_DENIED\"}}"));

        assertThat(codes(line)).containsExactly("firebase_configs_unreadable");
    }

    /** Whether an answer of the customer's Entra that nobody asked for goes to Firebase. */
    private boolean reachesFirebase() {
        journey.services().firebase().clear();
        String response = northwind.respondUnasked(ARRIVAL, Person.MEMBER).toBase64();
        journey.anotherBrowser().post(ARRIVAL, Map.of("SAMLResponse", response));
        return journey.services().firebase().received().stream()
                .anyMatch(request -> request.path().equals(URI.create(ARRIVAL).getPath()));
    }

    private JsonNode events() {
        return admin().get("rundiffusion/admin-events?max=1000&resourcePath=enterprises/northwind");
    }

    private static JsonNode only(EnterpriseApi.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.lines()).hasSize(1);
        return answer.lines().get(0);
    }

    private static List<String> codes(JsonNode line) {
        return line.path("errors").findValuesAsText("code");
    }

    private AdminRest admin() {
        return journey.services().admin();
    }
}
