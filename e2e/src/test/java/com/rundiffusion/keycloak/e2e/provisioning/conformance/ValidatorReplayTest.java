package com.rundiffusion.keycloak.e2e.provisioning.conformance;

import static com.rundiffusion.keycloak.e2e.provisioning.conformance.StrictClient.GROUPS;
import static com.rundiffusion.keycloak.e2e.provisioning.conformance.StrictClient.USERS;
import static com.rundiffusion.keycloak.e2e.provisioning.conformance.StrictClient.operation;
import static com.rundiffusion.keycloak.e2e.provisioning.conformance.StrictClient.removal;
import static com.rundiffusion.keycloak.e2e.provisioning.conformance.StrictClient.withoutPath;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.testkit.enterprise.ProvisionedCompany;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The tests of Microsoft's hosted validator, by their names and in its order, each on people and groups of its own.
 *
 * @see <a href="https://scimvalidator.microsoft.com">scimvalidator.microsoft.com</a>
 */
class ValidatorReplayTest {

    private static final String MANAGER = Attribute.ofCompany("manager").path();

    @RegisterExtension
    private static final ProvisionedCompany COMPANY = new ProvisionedCompany(81);

    private StrictClient scim;

    @BeforeEach
    void connect() {
        scim = new StrictClient(COMPANY.scim());
    }

    private String person() {
        return path(USERS, scim.make(USERS, Bodies.wholePerson(Bodies.name())));
    }

    private String group() {
        return path(GROUPS, scim.make(GROUPS, Bodies.group(Bodies.groupName())));
    }

    private static String path(String folder, JsonNode resource) {
        return folder + "/" + resource.path("id").asText();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private List<String> members(String group) {
        return scim.read(group).path("members").findValuesAsText("value");
    }

    private void isFound(JsonNode list, JsonNode made) {
        assertThat(list.path("totalResults").asInt()).isEqualTo(1);
        assertThat(list.path("Resources").path(0)).isEqualTo(made);
    }

    private void isNothing(JsonNode list) {
        assertThat(list.path("totalResults").asInt()).isZero();
        assertThat(list.path("Resources")).isEmpty();
    }

    @Test
    @DisplayName("Create a new User")
    void aNewPerson() {
        String name = Bodies.name();
        JsonNode made = scim.make(USERS, Bodies.wholePerson(name));
        assertThat(made.path("userName").asText()).isEqualTo(name);
        assertThat(made.path("active").isBoolean()).isTrue();
        assertThat(made.path("roles").path(0).path("primary").isBoolean()).isTrue();
        assertThat(made.toString()).doesNotContain("null");
    }

    @Test
    @DisplayName("Create a duplicate User")
    void thePersonAgain() {
        String body = Bodies.wholePerson(Bodies.name());
        scim.make(USERS, body);
        scim.isRefused(scim.send("POST", USERS, body), 409, "uniqueness");
    }

    @Test
    @DisplayName("Filter for an existing user")
    void aKnownPersonIsFound() {
        JsonNode made = scim.make(USERS, Bodies.wholePerson(Bodies.name()));
        isFound(scim.search(USERS, "userName eq \"" + made.path("userName").asText() + "\""), made);
    }

    @Test
    @DisplayName("Filter for a non-existing user")
    void anUnknownPersonIsNotFound() {
        isNothing(scim.search(USERS, "userName eq \"" + UUID.randomUUID() + "\""));
    }

    @Test
    @DisplayName("Filter for an existing user with a different case")
    void aKnownPersonIsFoundInAnyCase() {
        JsonNode made = scim.make(USERS, Bodies.wholePerson(Bodies.name()));
        String shouted = made.path("userName").asText().toUpperCase(Locale.ROOT);
        isFound(scim.search(USERS, "userName eq \"" + shouted + "\""), made);
    }

    @Test
    @DisplayName("Patch User - Replace Attributes (Verbose)")
    void allAttributesOfAPersonAreReplaced() {
        setAll(person(), "replace");
    }

    @Test
    @DisplayName("Patch User - Add Attributes (Verbose)")
    void allAttributesAreAddedToAPerson() {
        setAll(path(USERS, scim.make(USERS, Bodies.person(Bodies.name()))), "add");
    }

    private void setAll(String person, String op) {
        assertThat(Attribute.ALL).hasSizeGreaterThan(36);
        scim.patch(
                person,
                Attribute.ALL.stream()
                        .map(attribute -> operation(op, attribute.path(), "\"" + value(attribute) + "\""))
                        .toArray(String[]::new));
        JsonNode changed = scim.read(person);
        assertThat(Attribute.ALL)
                .allSatisfy(
                        attribute -> assertThat(attribute.in(changed).asText()).isEqualTo(value(attribute)));
        for (String list : List.of("emails", "phoneNumbers", "addresses", "roles")) {
            assertThat(changed.path(list).findValuesAsText("type"))
                    .as(list)
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
        }
    }

    private String value(Attribute attribute) {
        return "value " + Attribute.ALL.indexOf(attribute);
    }

    @Test
    @DisplayName("Update User userName")
    void anotherUserName() {
        String person = person();
        String name = Bodies.name();
        scim.patch(person, withoutPath("replace", "{\"userName\": \"" + name + "\"}"));
        isFound(scim.search(USERS, "userName eq \"" + name + "\""), scim.read(person));
    }

    @Test
    @DisplayName("Patch User - Disable User")
    void aPersonIsSwitchedOff() {
        String person = person();
        scim.patch(person, operation("replace", "active", "false"));
        JsonNode off = scim.read(person);
        assertThat(off.path("active")).hasToString("false");
        isFound(scim.search(USERS, "userName eq \"" + off.path("userName").asText() + "\""), off);
    }

    private void manager(String person, String operation, String expected) {
        scim.patch(person, operation);
        JsonNode changed = scim.read(person);
        assertThat(Attribute.ofCompany("manager").in(changed).asText()).isEqualTo(expected);
        assertThat(Attribute.ofCompany("department").in(changed).asText()).isEqualTo("R&D");
    }

    @Test
    @DisplayName("Patch User - Add Manager")
    void aManager() {
        String boss = id(person());
        manager(person(), operation("add", MANAGER, "{\"value\": \"" + boss + "\"}"), boss);
    }

    @Test
    @DisplayName("Patch User - Replace Manager")
    void anotherManager() {
        String boss = id(person());
        manager(person(), operation("replace", MANAGER, "{\"value\": \"" + boss + "\"}"), boss);
    }

    @Test
    @DisplayName("Patch User - Remove Manager")
    void noManager() {
        manager(person(), removal(MANAGER), "");
    }

    @Test
    @DisplayName("Delete a User")
    void aPersonIsRemoved() {
        String person = person();
        scim.remove(person);
        scim.isGone(person);
    }

    @Test
    @DisplayName("Get group by id excluding members")
    void aGroupWithoutItsMembers() {
        String group = groupOf(id(person()));
        assertThat(scim.read(group + "?excludedAttributes=members").has("members"))
                .isFalse();
        assertThat(members(group)).hasSize(1);
    }

    @Test
    @DisplayName("Filter for an existing group excluding members")
    void aGroupIsFoundWithoutItsMembers() {
        JsonNode group = scim.read(groupOf(id(person())));
        JsonNode found = scim.list(GROUPS + "?excludedAttributes=members&filter=" + StrictClient.encoded(named(group)));
        assertThat(found.path("Resources").path(0).path("id")).isEqualTo(group.path("id"));
        assertThat(found.path("Resources").path(0).has("members")).isFalse();
    }

    private String groupOf(String member) {
        String group = group();
        scim.patch(group, operation("add", "members", "[{\"value\": \"" + member + "\"}]"));
        return group;
    }

    private String named(JsonNode group) {
        return "displayName eq \"" + group.path("displayName").asText() + "\"";
    }

    @Test
    @DisplayName("Filter for an existing group")
    void aKnownGroupIsFound() {
        JsonNode made = scim.make(GROUPS, Bodies.group(Bodies.groupName()));
        isFound(scim.search(GROUPS, named(made)), made);
    }

    @Test
    @DisplayName("Filter for a non-existing group")
    void anUnknownGroupIsNotFound() {
        isNothing(scim.search(GROUPS, "displayName eq \"" + UUID.randomUUID() + "\""));
    }

    @Test
    @DisplayName("Filter for an existing group with a different case")
    void aKnownGroupIsFoundInAnyCase() {
        JsonNode made = scim.make(GROUPS, Bodies.group(Bodies.groupName()));
        isFound(scim.search(GROUPS, named(made).replace("Group", "gROUP")), made);
    }

    @Test
    @DisplayName("Create a new Group")
    void aNewGroup() {
        String name = Bodies.groupName();
        JsonNode made = scim.make(GROUPS, Bodies.group(name));
        assertThat(made.path("displayName").asText()).isEqualTo(name);
        assertThat(made.path("externalId").asText()).isEqualTo("ext-" + name);
    }

    @Test
    @DisplayName("Create a duplicate Group")
    void theGroupAgain() {
        String name = Bodies.groupName();
        scim.make(GROUPS, Bodies.group(name));
        scim.isRefused(scim.send("POST", GROUPS, Bodies.group(name)), 409, "uniqueness");
    }

    @Test
    @DisplayName("Patch Group - Replace Attributes")
    void anotherIdOfTheGroupAtTheCompany() {
        String group = group();
        scim.patch(group, withoutPath("replace", "{\"externalId\": \"another\"}"));
        assertThat(scim.read(group).path("externalId").asText()).isEqualTo("another");
    }

    @Test
    @DisplayName("Update Group displayName")
    void anotherNameOfTheGroup() {
        String group = group();
        String name = Bodies.groupName();
        scim.patch(group, withoutPath("replace", "{\"displayName\": \"" + name + "\"}"));
        isFound(scim.search(GROUPS, "displayName eq \"" + name + "\""), scim.read(group));
    }

    @Test
    @DisplayName("Patch Group - Add Member")
    void aMember() {
        String former = id(person());
        String member = id(person());
        String group = groupOf(former);
        scim.patch(group, operation("replace", "members", "[{\"value\": \"" + member + "\"}]"));
        assertThat(members(group)).containsExactly(member);
    }

    @Test
    @DisplayName("Patch Group - Remove Member")
    void noMember() {
        String member = id(person());
        String group = groupOf(member);
        scim.patch(group, removal("members[value eq \"" + member + "\"]"));
        assertThat(members(group)).isEmpty();
    }

    @Test
    @DisplayName("Delete a Group")
    void aGroupIsRemoved() {
        String group = group();
        scim.remove(group);
        scim.isGone(group);
    }

    @Test
    @Tag("preview")
    @DisplayName("Patch User - multiple operations on different attributes")
    void severalAttributesAtOnce() {
        String person = person();
        scim.patch(
                person,
                removal("title"),
                operation("add", "nickName", "\"Countess\""),
                operation("replace", "emails[type eq \"work\"].value", "\"countess@company.example\""));
        JsonNode changed = scim.read(person);
        assertThat(changed.has("title")).isFalse();
        assertThat(changed.path("nickName").asText()).isEqualTo("Countess");
        assertThat(new Attribute("emails[type eq \"work\"].value").in(changed).asText())
                .isEqualTo("countess@company.example");
    }

    @Test
    @Tag("preview")
    @DisplayName("Patch User - multiple operations on the same attribute")
    void oneAttributeSeveralTimes() {
        String person = person();
        scim.patch(
                person,
                operation("replace", "displayName", "\"One\""),
                removal("displayName"),
                operation("add", "displayName", "\"Three\""),
                removal("phoneNumbers[type eq \"mobile\"]"),
                operation("add", "phoneNumbers[type eq \"mobile\"].value", "\"+41 3\""));
        JsonNode changed = scim.read(person);
        assertThat(changed.path("displayName").asText()).isEqualTo("Three");
        assertThat(changed.path("phoneNumbers").findValuesAsText("value")).containsExactly("+41 1", "+41 3");
    }

    @Test
    @Tag("preview")
    @DisplayName("Delete a non-existent User")
    void nobodyIsRemoved() {
        scim.isGone(USERS + "/" + UUID.randomUUID());
    }

    @Test
    @Tag("preview")
    @DisplayName("Delete the same User twice")
    void aPersonIsRemovedOnce() {
        String person = person();
        scim.remove(person);
        scim.isRefused(scim.send("DELETE", person, ""), 404, "");
    }

    @Test
    @Tag("preview")
    @DisplayName("Patch Group - multiple operations on the same attribute")
    void membersComeAndGoAtOnce() {
        String group = group();
        String first = id(person());
        String second = id(person());
        scim.patch(
                group,
                operation("add", "members", "[{\"value\": \"" + first + "\"}]"),
                operation("add", "members", "[{\"value\": \"" + second + "\"}]"),
                operation("remove", "members", "[{\"value\": \"" + first + "\"}]"));
        assertThat(members(group)).containsExactly(second);
    }

    @Test
    @Tag("preview")
    @DisplayName("Delete a non-existent Group")
    void noGroupIsRemoved() {
        scim.isGone(GROUPS + "/" + UUID.randomUUID());
    }

    @Test
    @Tag("preview")
    @DisplayName("Delete the same Group twice")
    void aGroupIsRemovedOnce() {
        String group = group();
        scim.remove(group);
        scim.isRefused(scim.send("DELETE", group, ""), 404, "");
    }
}
