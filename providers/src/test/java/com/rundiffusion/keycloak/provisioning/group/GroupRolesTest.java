package com.rundiffusion.keycloak.provisioning.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.person.People;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import com.rundiffusion.keycloak.provisioning.ScimJson;
import com.rundiffusion.keycloak.provisioning.query.Attributes;
import com.rundiffusion.keycloak.provisioning.resource.ScimClient;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import com.rundiffusion.keycloak.schema.PersonRow;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the roles that a group gives when the group itself is changed. */
final class GroupRolesTest {

    private static final String BOSSES = "8d9f0b7e-31b4-4af3-9c0d-2b1c35d6a001";
    private static final String OTHERS = "8d9f0b7e-31b4-4af3-9c0d-2b1c35d6a002";
    private static final Attributes ALL = Attributes.of(ScimType.GROUP, null, null);
    private static final ScimClient CONTOSO =
            new ScimClient(TestStore.providerId("contoso"), URI.create("https://sso/v2"));

    private final TestStore store = new TestStore();
    private String group;

    @BeforeEach
    void lead() {
        store.connect(
                "contoso",
                Set.of(),
                Map.of(
                        "provisioning",
                        "optional",
                        "roles",
                        "{\"source\":\"provisionedGroups\",\"map\":{\"" + BOSSES
                                + "\":\"admin\"},\"default\":\"member\"}"));
        String ada = store.sessions()
                .inTransaction(session -> new People(session, CONTOSO.providerId())
                        .addProvisioned("0a000000-0000-4000-8000-000000000001", "ada@contoso.com")
                        .scimId);
        group = store.sessions()
                .inTransaction(session -> new Groups(session, CONTOSO)
                        .post(
                                ScimJson.object("{'displayName': 'Bosses', 'externalId': '" + BOSSES
                                        + "', 'members': [{'value': '" + ada + "'}]}"),
                                ALL))
                .path("id")
                .asText();
        assertThat(roles()).isEqualTo("admin");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void at(Consumer<Groups> work) {
        store.sessions().run(session -> work.accept(new Groups(session, CONTOSO)));
    }

    private void patch(String path, String value) {
        at(groups -> groups.patch(
                group,
                ScimJson.object(
                        "{'Operations': [{'op': 'Replace', 'path': '" + path + "', 'value': '" + value + "'}]}")));
    }

    private String roles() {
        return store.query("select person from PersonRow person", PersonRow.class)
                .get(0)
                .roles;
    }

    @Test
    void aGroupThatIsRenamedGivesThemStill() {
        patch("displayName", "Leaders");

        assertThat(roles()).isEqualTo("admin");
    }

    @Test
    void aGroupThatIsRemovedTakesThemAlong() {
        at(groups -> groups.delete(group));

        assertThat(roles()).isEqualTo("member");
    }

    @Test
    void aGroupThatIsAnotherOfEntrasTakesThemAlongUntilItIsItselfAgain() {
        patch("externalId", OTHERS);
        assertThat(roles()).isEqualTo("member");

        patch("externalId", BOSSES.toUpperCase());
        assertThat(roles()).isEqualTo("admin");
    }

    @Test
    void whoLeavesHasLostThem() {
        patch("displayName", "Leaders");
        at(groups -> groups.put(
                group,
                ScimJson.object("{'displayName': 'Leaders', 'externalId': '" + BOSSES + "', 'members': []}"),
                ALL));

        assertThat(roles()).isEqualTo("member");
    }
}
