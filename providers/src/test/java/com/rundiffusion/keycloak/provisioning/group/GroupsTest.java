package com.rundiffusion.keycloak.provisioning.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.person.People;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.query.Attributes;
import com.rundiffusion.keycloak.provisioning.query.PageRequest;
import com.rundiffusion.keycloak.provisioning.resource.ScimClient;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import com.rundiffusion.keycloak.schema.PersonRow;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is in which group after what Entra sends, in the database and without a server. */
final class GroupsTest {

    private static final Attributes ALL = Attributes.of(ScimType.GROUP, null, null);
    private static final Attributes WITHOUT_MEMBERS = Attributes.of(ScimType.GROUP, null, "members");

    private final TestStore store = new TestStore();
    private String ada;
    private String bob;

    @BeforeEach
    void connect() {
        for (String alias : List.of("contoso", "fabrikam")) {
            store.connect(alias, Set.of(), Map.of("provisioning", "optional"));
        }
        ada = person("contoso", 1).scimId;
        bob = person("contoso", 2).scimId;
    }

    @AfterEach
    void close() {
        store.close();
    }

    private PersonRow person(String alias, int number) {
        return store.sessions()
                .inTransaction(session -> new People(session, TestStore.providerId(alias))
                        .addProvisioned(
                                "0a000000-0000-4000-8000-%012d".formatted(number), number + "@" + alias + ".com"));
    }

    private static JsonNode json(String text) {
        try {
            return StrictJson.MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ScimClient client(String alias) {
        return new ScimClient(TestStore.providerId(alias), URI.create("https://sso/v2"));
    }

    private <T> T at(String alias, Function<Groups, T> work) {
        return store.sessions().inTransaction(session -> work.apply(new Groups(session, client(alias))));
    }

    private <T> T at(Function<Groups, T> work) {
        return at("contoso", work);
    }

    private String post(String body) {
        return at(groups -> groups.post(json(body), ALL)).path("id").asText();
    }

    private void patch(String id, String operations) {
        at(groups -> {
            groups.patch(id, json("{'Operations': [%s]}".formatted(operations)));
            return null;
        });
    }

    private List<String> members(String id) {
        List<String> members = new ArrayList<>();
        at(groups -> groups.get(id, ALL))
                .path("members")
                .forEach(member -> members.add(member.path("value").asText()));
        return members;
    }

    private ObjectNode search(String filter) {
        return store.sessions()
                .inTransaction(session -> new GroupSearch(session, client("contoso"))
                        .search(filter.replace('\'', '"'), PageRequest.of(null, null), WITHOUT_MEMBERS));
    }

    private static void isRefused(ScimFaultCode code, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(ScimFault.class, (Consumer<ScimFault>)
                fault -> assertThat(fault.code()).isEqualTo(code));
    }

    @Test
    void membersComeAndGoOneByOneInEitherDialect() {
        String group = post("{'displayName': 'Admins', 'externalId': '8d9f0b7e-31b4-4af3-9c0d-2b1c35d6a001'}");

        patch(group, "{'op': 'Add', 'path': 'members', 'value': [{'value': '%s'}]}".formatted(ada));
        patch(group, "{'op': 'add', 'path': 'members', 'value': [{'value': '%s'}]}".formatted(bob));
        patch(group, "{'op': 'add', 'path': 'members', 'value': [{'value': '%s'}]}".formatted(bob));
        assertThat(members(group)).containsExactly(ada, bob);

        patch(group, "{'op': 'Remove', 'path': 'members', 'value': [{'value': '%s'}]}".formatted(ada));
        assertThat(members(group)).containsExactly(bob);
        patch(group, "{'op': 'remove', 'path': 'members[value eq \\'%s\\']'}".formatted(bob));
        assertThat(members(group)).isEmpty();
    }

    @Test
    void aListThatReplacesThemLeavesNobodyElse() {
        String group = post("{'displayName': 'Admins', 'members': [{'value': '%s'}]}".formatted(ada));

        patch(group, "{'op': 'replace', 'path': 'members', 'value': [{'value': '%s'}]}".formatted(bob));
        assertThat(members(group)).containsExactly(bob);

        at(groups -> groups.put(group, json("{'displayName': 'Administrators'}"), ALL));
        assertThat(members(group)).containsExactly(bob);
        patch(group, "{'op': 'remove', 'path': 'members'}");
        assertThat(members(group)).isEmpty();
    }

    /** One leaver must not hold a group up. */
    @Test
    void whoIsNobodyOrAnotherEnterprisesIsPassedOver() {
        String stranger = person("fabrikam", 3).scimId;
        String group = post("{'displayName': 'Admins'}");

        patch(
                group,
                "{'op': 'add', 'path': 'members', 'value': [{'value': '%s'}, {'value': 'nobody'}, {'value': '%s'}]}"
                        .formatted(stranger, ada));

        assertThat(members(group)).containsExactly(ada);
    }

    @Test
    void nobodyReachesGroupsOfAnotherEnterprise() {
        String group = post("{'displayName': 'Admins'}");

        isRefused(ScimFaultCode.NOT_FOUND, () -> at("fabrikam", groups -> groups.get(group, ALL)));
        isRefused(
                ScimFaultCode.NOT_FOUND,
                () -> at("fabrikam", groups -> {
                    groups.delete(group);
                    return null;
                }));
        assertThat(at(groups -> groups.get(group, ALL)).path("displayName").asText())
                .isEqualTo("Admins");
        at("fabrikam", groups -> groups.post(json("{'displayName': 'Admins'}"), ALL));
    }

    @Test
    void aNameIsOneGroupsWhateverItsCase() {
        post("{'displayName': 'Admins'}");
        String other = post("{'displayName': 'Others'}");

        isRefused(ScimFaultCode.GROUP_EXISTS, () -> post("{'displayName': 'ADMINS'}"));
        isRefused(
                ScimFaultCode.GROUP_EXISTS,
                () -> patch(other, "{'op': 'Replace', 'path': 'displayName', 'value': 'admins'}"));
        patch(other, "{'op': 'Replace', 'path': 'displayName', 'value': 'The others'}");
        assertThat(search("displayName eq 'the OTHERS'").path("totalResults").asInt())
                .isEqualTo(1);
    }

    @Test
    void whetherSomebodyIsInAGroupIsAskedWithoutLoadingTheOthers() {
        String group = post("{'displayName': 'Admins', 'members': [{'value': '%s'}]}".formatted(ada));

        assertThat(search("id eq '%s' and members eq '%s'".formatted(group, ada))
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
        assertThat(search("id eq '%s' and members eq '%s'".formatted(group, bob))
                        .path("totalResults")
                        .asInt())
                .isZero();
        assertThat(store.database().statements(() -> search("id eq '%s' and members eq '%s'".formatted(group, ada))))
                .isEqualTo(1);
    }

    /** Loading a hundred thousand of them would take a second. */
    @Test
    void addingOneAsksForNoneOfTheOthers() {
        String small = post("{'displayName': 'Small'}");
        String large = post("{'displayName': 'Large'}");
        for (int number = 10; number < 60; number++) {
            String member = person("contoso", number).scimId;
            patch(large, "{'op': 'add', 'path': 'members', 'value': [{'value': '%s'}]}".formatted(member));
        }
        String operation = "{'op': 'add', 'path': 'members', 'value': [{'value': '%s'}]}".formatted(ada);

        assertThat(store.database().statements(() -> patch(large, operation)))
                .isEqualTo(store.database().statements(() -> patch(small, operation)));
    }

    @Test
    void aGroupThatIsRemovedIsGone() {
        String group = post("{'displayName': 'Admins', 'members': [{'value': '%s'}]}".formatted(ada));

        at(groups -> {
            groups.delete(group);
            return null;
        });

        isRefused(ScimFaultCode.NOT_FOUND, () -> at(groups -> groups.get(group, ALL)));
        assertThat(store.query("select member.personId from GroupMemberRow member", String.class))
                .isEmpty();
    }
}
