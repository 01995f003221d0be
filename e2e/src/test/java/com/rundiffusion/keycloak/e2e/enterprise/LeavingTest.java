package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.ScimApi;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A customer pauses, comes back, and leaves. */
class LeavingTest {

    private static final String APP = Stack.SITES.rundiffusionApp();

    @RegisterExtension
    private final Journey journey = new Journey();

    private EnterpriseApi api;
    private EntraTenant northwind;

    @BeforeEach
    void connect() {
        api = EnterpriseApi.of(journey);
        northwind = journey.services().entra().northwind();
        assertThat(api.create(CustomerMail.document(northwind)).status()).isEqualTo(201);
    }

    @AfterEach
    void disconnect() {
        api.delete("northwind");
    }

    @Test
    void aPauseEndsSessionsAndExplainsAndItsEndBringsBackTheSameAccount() {
        journey.signIn(APP, northwind, Person.MEMBER);
        Object account = journey.app().idClaims().get("sub");
        assertThat(sessions(account)).isNotEmpty();

        api.status("northwind", "paused");
        assertThat(sessions(account)).isEmpty();
        journey.page().navigate(APP + "/");
        journey.app().awaitSignedOut();
        journey.page().navigate(Journey.link(APP, "northwind"));
        assertThat(journey.signInPage().await().message()).contains("paused");

        api.status("northwind", "active");
        journey.page().navigate(Journey.link(APP, "northwind"));
        journey.app().awaitSignedIn();
        assertThat(journey.app().idClaims()).containsEntry("sub", account);
    }

    /** In the session that they have, too; the app hears it with the next token. */
    @Test
    void anAddressInADomainThatTheCompanyGivesUpIsNoLongerVerified() {
        api.put("northwind", Map.of("domains", List.of("northwind.example", "northwind-labs.example")));
        journey.browser().signIn(APP, northwind, Person.MEMBER);

        api.put("northwind", Map.of("domains", List.of("northwind.example")));
        assertThat(journey.browser().idClaims()).containsEntry("email_verified", true);

        api.put("northwind", Map.of("domains", List.of()));
        assertThat(journey.browser().idClaims()).containsEntry("email_verified", false);
    }

    @Test
    void anAppHearsTheCompanysNewNameWithTheNextToken() {
        journey.browser().signIn(APP, northwind, Person.MEMBER);
        api.put("northwind", Map.of("displayName", "Northwind & Söhne"));
        assertThat(journey.browser().idClaims())
                .containsEntry("organization_name", "Northwind & Söhne")
                .containsEntry("organization", List.of("northwind"));
    }

    @Test
    void whoeverComesBackFromEntraDuringAPauseIsRefused() {
        Journey.Answer answer = journey.browser().answer(APP, northwind, Person.MEMBER);
        api.status("northwind", "paused");
        assertThat(journey.browser().post(answer).rejection()).isEqualTo("enterprise_unavailable");
    }

    @Test
    void aLaterCustomerOfTheSameAliasInheritsNothing() {
        journey.browser().signIn(APP, northwind, Person.MEMBER);
        Object account = journey.browser().idClaims().get("sub");

        assertThat(api.delete("northwind").status()).isEqualTo(204);
        assertThat(accounts(account)).isZero();
        journey.browser().open(APP + "/").isSignedOut();
        assertThat(journey.browser()
                        .open(Journey.link(APP, "northwind"))
                        .asksForAddress()
                        .message())
                .contains("do not know");
        assertThat(organizations()).doesNotContain("northwind");
        assertThat(providers()).doesNotContain("northwind");

        assertThat(api.create(CustomerMail.document(northwind)).status()).isEqualTo(201);
        signInAgain();
        assertThat(journey.browser().idClaims().get("sub")).isNotEqualTo(account);
    }

    /** Of the same tenant, whose rows would be found by the same ids. */
    @Test
    void aLaterCustomerInheritsNothingThatWasProvisioned() {
        ScimApi before = provision();
        String person = before.send("POST", "/Users", "{\"userName\": \"ada@northwind.example\"}")
                .json()
                .path("id")
                .asText();
        String group = before.send(
                        "POST",
                        "/Groups",
                        "{\"displayName\": \"Crew\", \"members\": [{\"value\": \"" + person + "\"}]}")
                .json()
                .path("id")
                .asText();
        assertThat(before.get("/Groups/" + group).json().path("members")).hasSize(1);
        new Background(journey)
                .await(() -> provisioned("").path("lastSuccessAt").isTextual());

        api.delete("northwind");
        assertThat(api.create(CustomerMail.document(northwind)).status()).isEqualTo(201);

        assertThat(provisioned("").path("tokens")).isEmpty();
        assertThat(provisioned("").path("lastRequestAt").isNull()).isTrue();
        assertThat(provisioned("/requests").toString()).doesNotContain("POST");
        ScimApi after = provision();
        assertThat(before.get("/Users").status()).isEqualTo(401);
        assertThat(after.get("/Users").json().path("totalResults").asInt()).isZero();
        assertThat(after.get("/Groups").json().path("totalResults").asInt()).isZero();
        assertThat(after.get("/Users/" + person).status()).isEqualTo(404);
        assertThat(after.get("/Groups/" + group).status()).isEqualTo(404);
        assertThat(after.send("POST", "/Users", "{\"userName\": \"ada@northwind.example\"}")
                        .status())
                .isEqualTo(201);
    }

    private ScimApi provision() {
        assertThat(api.put("northwind", Map.of("provisioning", "optional")).status())
                .isEqualTo(200);
        String token = api.send("POST", "/northwind/provisioning-tokens", Map.of())
                .json()
                .path("token")
                .asText();
        return ScimApi.of(journey, "northwind", "198.51.100.200").with(token);
    }

    private JsonNode provisioned(String of) {
        return api.send("GET", "/northwind/provisioning" + of, null).json();
    }

    /** The same people under another alias: what was kept is out of everybody's reach. */
    @Test
    void accountsThatAreKeptLetNobodyIn() {
        journey.browser().signIn(APP, northwind, Person.MEMBER);
        String account = (String) journey.browser().idClaims().get("sub");

        assertThat(api.deleteKeepingAccounts("northwind").status()).isEqualTo(204);
        assertThat(sessions(account)).isEmpty();
        JsonNode kept = admin().get("rundiffusion/users/" + account);
        assertThat(kept.path("enabled").asBoolean()).isFalse();
        assertThat(kept.path("username").asText()).isEqualTo("left." + account);
        assertThat(kept.path("email").asText()).isEqualTo("quinn.berg@northwind.example");
        assertThat(admin().get("rundiffusion/users/" + account + "/federated-identity"))
                .isEmpty();

        assertThat(api.create(CustomerMail.document(northwind)).status()).isEqualTo(201);
        signInAgain();
        assertThat(journey.browser().idClaims().get("sub")).isNotEqualTo(account);
        admin().delete("rundiffusion/users/" + account);
    }

    @Test
    void anAnswerToAnUnknownWishIsARefusalAndNothingLeaves() {
        assertThat(api.send("DELETE", "/northwind?accounts=sell", null).faults())
                .containsExactly("accounts accounts_unknown");
        assertThat(api.get("northwind").status()).isEqualTo(200);
    }

    @Test
    void aDraftIsSomebodyElsesToTheOutside() {
        api.put("northwind", Map.of("status", "draft"));
        assertThat(journey.browser()
                        .open(Journey.link(APP, "northwind"))
                        .asksForAddress()
                        .message())
                .contains("do not know");
        api.status("northwind", "active");
        journey.browser().signIn(APP, northwind, Person.MEMBER);
    }

    /** At Entra the browser still is. */
    private void signInAgain() {
        journey.browser().open(Journey.link(APP, "northwind")).isSignedIn();
    }

    private AdminRest admin() {
        return journey.services().admin();
    }

    private JsonNode sessions(Object account) {
        return admin().get("rundiffusion/users/" + account + "/sessions");
    }

    private long accounts(Object account) {
        return EnterpriseApi.stream(admin().get("rundiffusion/users?max=1000"))
                .filter(user -> user.get("id").asText().equals(account))
                .count();
    }

    private Iterable<String> organizations() {
        return aliases("rundiffusion/organizations?max=100");
    }

    private Iterable<String> providers() {
        return aliases("rundiffusion/identity-provider/instances?max=100");
    }

    private Iterable<String> aliases(String path) {
        return EnterpriseApi.stream(admin().get(path))
                .map(one -> one.get("alias").asText())
                .toList();
    }
}
