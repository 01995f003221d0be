package com.rundiffusion.keycloak.operations.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.PeopleRules;
import com.rundiffusion.keycloak.enterprise.Provisioning;
import com.rundiffusion.keycloak.enterprise.RoleRules;
import com.rundiffusion.keycloak.enterprise.RoleSource;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.person.People;
import com.rundiffusion.keycloak.enterprise.person.RoleGrant;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import com.rundiffusion.keycloak.realm.StoredAccounts;
import com.rundiffusion.keycloak.schema.PersonRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.jpa.entities.UserEntity;

final class RolesPreviewTest {

    private static final String BOSSES = "8d9f0b7e-31b4-4af3-9c0d-2b1c35d6a001";
    private static final String CREW = "8d9f0b7e-31b4-4af3-9c0d-2b1c35d6a002";

    private final TestStore store = new TestStore();

    @BeforeEach
    void connect() {
        store.connect("contoso", Set.of(), Map.of());
        store.update("contoso", enterprise -> with(rules(Map.of(BOSSES, "admin"), "member"), enterprise));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Optional<RoleRules> rules(Map<String, String> map, String fallback) {
        return Optional.of(new RoleRules(RoleSource.GROUPS, Optional.empty(), map, Optional.ofNullable(fallback)));
    }

    private static Enterprise with(Optional<RoleRules> rules, Enterprise enterprise) {
        return new Enterprise(
                enterprise.alias(),
                enterprise.displayName(),
                enterprise.application(),
                enterprise.domains(),
                enterprise.otherDomains(),
                enterprise.status(),
                enterprise.contacts(),
                enterprise.planEndsOn(),
                new PeopleRules(Provisioning.OFF, rules));
    }

    private PersonRow person(KeycloakSession session, String name) {
        PersonRow person = new People(session, TestStore.providerId("contoso")).addSignedIn(name, name);
        UserEntity account = new UserEntity();
        account.setId("account-" + name);
        account.setRealmId("realm");
        account.setUsername(name);
        TestStore.entities(session).persist(account);
        person.userId = account.getId();
        return person;
    }

    private void signsIn(String name, String... groups) {
        store.sessions().run(session -> {
            PersonRow person = person(session, name);
            new RoleGrant(session, store.find("contoso").enterprise().people().roles())
                    .signIn(
                            person,
                            new StoredAccounts(session).withId(person.userId).orElseThrow(),
                            Optional.of(Set.of(groups)));
        });
    }

    private Optional<JsonNode> preview(Optional<RoleRules> then) {
        return store.sessions().inTransaction(session -> {
            StoredEnterprise stored = store.find("contoso");
            return RolesPreview.of(session, stored, with(then, stored.enterprise()))
                    .map(json -> json);
        });
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return StrictJson.MAPPER.readTree(text);
    }

    private String scimId(String name) {
        return store.query(
                        "select person.scimId from PersonRow person where person.objectId = '" + name + "'",
                        String.class)
                .get(0);
    }

    @Test
    void whoWouldGetAndLoseWhatIsCounted() throws JsonProcessingException {
        signsIn("ada", BOSSES, "one");
        signsIn("bob", CREW, "one");
        signsIn("eve");
        store.sessions().run(session -> person(session, "new"));
        store.sessions().run(session -> person(session, "gone").removedAt = 1L);

        JsonNode preview = preview(rules(Map.of(CREW, "admin"), null)).orElseThrow();

        assertThat(preview).isEqualTo(json("""
                {"people": 4, "more": false, "gain": {"admin": 1}, "lose": {"admin": 1, "member": 2}, "none": 2,
                 "unknownValues": [{"value": "one", "people": 2}, {"value": "%s", "people": 1}],
                 "examples": [{"id": "%s", "before": ["admin"], "after": []}, {"id": "%s", "before": ["member"], "after": ["admin"]},
                              {"id": "%s", "before": ["member"], "after": []}],
                 "notSeenYet": 1}
                """.formatted(BOSSES, scimId("ada"), scimId("bob"), scimId("eve"))));
    }

    /** Whoever has been recorded by rules that give nothing is known by the time that there are others. */
    @Test
    void rulesWithoutAMapRecordForThoseToCome() {
        store.update("contoso", enterprise -> with(rules(Map.of(), null), enterprise));
        signsIn("ada", BOSSES);

        assertThat(preview(rules(Map.of(BOSSES, "admin"), null)).orElseThrow().path("gain"))
                .isEqualTo(StrictJson.MAPPER.createObjectNode().put("admin", 1));
        assertThat(preview(rules(Map.of(), null)).orElseThrow().path("unknownValues"))
                .singleElement()
                .satisfies(value -> assertThat(value.path("value").asText()).isEqualTo(BOSSES));
    }

    @Test
    void whereRolesAreGivenUpEverybodyLosesTheirs() {
        signsIn("ada", BOSSES);
        store.sessions().run(session -> person(session, "new"));

        JsonNode preview = preview(Optional.empty()).orElseThrow();

        assertThat(preview.path("lose"))
                .isEqualTo(StrictJson.MAPPER.createObjectNode().put("admin", 1).put("member", 1));
        assertThat(preview.path("none").asInt()).isEqualTo(2);
        assertThat(preview.path("notSeenYet").asInt()).isZero();
    }

    @Test
    void thereIsNoneWhereThereAreNoRoles() {
        store.update("contoso", enterprise -> with(Optional.empty(), enterprise));
        assertThat(preview(Optional.empty())).isEmpty();
    }

    @Test
    void aLargeCompanyIsLookedThroughInPieces() {
        List.of("a", "b", "c")
                .forEach(prefix -> store.sessions().run(session -> {
                    for (int i = 0; i < 400; i++) {
                        new People(session, TestStore.providerId("contoso")).addSignedIn(prefix + i, prefix + i);
                    }
                }));

        assertThat(preview(Optional.empty()).orElseThrow().path("people").asInt())
                .isEqualTo(1200);
    }
}
