package com.rundiffusion.keycloak.e2e.provisioning.conformance;

import static com.rundiffusion.keycloak.e2e.provisioning.conformance.StrictClient.GROUPS;
import static com.rundiffusion.keycloak.e2e.provisioning.conformance.StrictClient.USERS;
import static com.rundiffusion.keycloak.e2e.provisioning.conformance.StrictClient.operation;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.provisioning.LogEntry;
import com.rundiffusion.keycloak.entra.provisioning.MappingPreset;
import com.rundiffusion.keycloak.entra.provisioning.MappingRow;
import com.rundiffusion.keycloak.entra.provisioning.ProvisioningJob;
import com.rundiffusion.keycloak.entra.provisioning.Route;
import com.rundiffusion.keycloak.entra.provisioning.Step;
import com.rundiffusion.keycloak.testkit.enterprise.ProvisionedCompany;
import com.rundiffusion.keycloak.testkit.enterprise.ScimApi;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The tests that Microsoft has passed before an application comes into its gallery, by their names. What there goes through Entra goes
 * through the simulated one here, whose log is looked at as there.
 *
 * @see <a href="https://github.com/AzureAD/SCIMReferenceCode">AzureAD/SCIMReferenceCode, Microsoft.SCIM.LogicAppValidationTemplate</a>
 */
class GalleryReplayTest {

    /** Entra's own, which it sends where no secret token was entered. */
    private static final String ENTRAS_OWN = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL3N0cy53aW5kb3dzLm5ldC8ifQ.c2ln";

    private static final int PAGE = 5;
    private static final int AT_LEAST = 11;

    @RegisterExtension
    private static final ProvisionedCompany COMPANY = new ProvisionedCompany(82);

    private final Tenant tenant = new Tenant();
    private final String ada = tenant.hire();
    private final String name = Bodies.name();
    private StrictClient scim;
    private ProvisioningJob job;

    @BeforeEach
    void startProvisioning() {
        scim = new StrictClient(COMPANY.scim());
        job = new ProvisioningJob(
                        tenant,
                        Clock.systemUTC(),
                        Route.behind(Stack.SITES.sso(), COMPANY.keycloak()),
                        () -> ENTRAS_OWN)
                .credentials(COMPANY.tenantUrl(), COMPANY.token())
                .mapping(MappingPreset.OBJECT_ID)
                .start();
    }

    /** A cycle does this once, and fails in nothing. */
    private void cycle(Step step) {
        did(step, job.cycle().counts().keySet());
    }

    private static void did(Step step, Set<Step> steps) {
        assertThat(steps).contains(step).doesNotContain(Step.FAILED, Step.REFERENCE_FAILED, Step.QUARANTINED);
    }

    private static Set<Step> steps(List<LogEntry> log) {
        return Set.copyOf(log.stream().map(LogEntry::step).toList());
    }

    private JsonNode person(String objectId) {
        return only(scim.search(USERS, "userName eq \"" + tenant.userName(objectId) + "\""));
    }

    private JsonNode group(String objectId) {
        return only(scim.search(GROUPS, "displayName eq \"" + tenant.groupName(objectId) + "\""));
    }

    private static JsonNode only(JsonNode list) {
        assertThat(list.path("totalResults").asInt()).isEqualTo(1);
        return list.path("Resources").path(0);
    }

    private void nobody(String folder, String filter) {
        assertThat(scim.search(folder, filter).path("totalResults").asInt()).isZero();
    }

    private String id(String objectId) {
        return job.targetId(objectId).orElseThrow();
    }

    private String path(String folder, String objectId) {
        return folder + "/" + id(objectId);
    }

    private static String manager(JsonNode person) {
        return Attribute.ofCompany("manager").in(person).asText();
    }

    @Test
    @DisplayName("Create_User_Test")
    void aPersonIsCreated() {
        cycle(Step.CREATED);
        assertThat(person(ada).path("externalId").asText()).isEqualTo(ada);
    }

    @Test
    @DisplayName("Update_User_Test")
    void aPersonIsUpdated() {
        cycle(Step.CREATED);
        tenant.set(ada, "jobTitle", "Director");
        tenant.set(ada, "department", "Sales");
        cycle(Step.UPDATED);
        assertThat(person(ada).path("title").asText()).isEqualTo("Director");
        assertThat(Attribute.ofCompany("department").in(person(ada)).asText()).isEqualTo("Sales");
    }

    @Test
    @DisplayName("Disable_User_Test")
    void aPersonIsDisabled() {
        cycle(Step.CREATED);
        tenant.block(ada);
        cycle(Step.DISABLED);
        assertThat(person(ada).path("active")).hasToString("false");
    }

    @Test
    @Tag("optional")
    @DisplayName("Delete_User_Test")
    void aPersonIsDeleted() {
        cycle(Step.CREATED);
        String filter = "userName eq \"" + tenant.userName(ada) + "\"";
        String path = path(USERS, ada);
        tenant.delete(ada);
        cycle(Step.DISABLED);
        tenant.purge(ada);
        cycle(Step.DELETED);
        nobody(USERS, filter);
        scim.isGone(path);
    }

    @Test
    @DisplayName("User_Update_Manager_Test")
    void aManagerComesChangesAndGoes() {
        String first = tenant.hire();
        String second = tenant.hire();
        cycle(Step.CREATED);
        tenant.set(ada, "manager", first);
        cycle(Step.MANAGER_SET);
        assertThat(manager(person(ada))).isEqualTo(id(first));
        tenant.set(ada, "manager", second);
        cycle(Step.MANAGER_SET);
        assertThat(manager(person(ada))).isEqualTo(id(second));
        tenant.set(ada, "manager", "");
        cycle(Step.MANAGER_REMOVED);
        assertThat(manager(person(ada))).isEmpty();
    }

    @Test
    @DisplayName("Restore_User_Test")
    void aPersonIsRestored(TestReporter reporter) {
        cycle(Step.CREATED);
        JsonNode before = person(ada);
        tenant.assign(ada, false);
        cycle(Step.DISABLED);
        assertThat(person(ada).path("active")).hasToString("false");
        tenant.assign(ada, true);
        cycle(Step.ENABLED);
        assertThat(person(ada).path("active")).hasToString("true");
        assertThat(person(ada).path("id")).isEqualTo(before.path("id"));
        reporter.publishEntry("note", "by soft delete: the same person under the same id");
    }

    @Test
    @DisplayName("POD_User_Test")
    void aPersonComesOnDemand() {
        did(Step.CREATED, steps(job.onDemand(ada)));
        assertThat(person(ada).path("active")).hasToString("true");
    }

    private List<String> members(String group) {
        return scim.read(path(GROUPS, group)).path("members").findValuesAsText("value");
    }

    @Test
    @DisplayName("Create_Group_Test")
    void aGroupIsCreated() {
        String authors = tenant.found();
        cycle(Step.CREATED);
        assertThat(group(authors).path("externalId").asText()).isEqualTo(authors);
    }

    @Test
    @DisplayName("Update_Group_Test")
    void aGroupIsUpdated() {
        String authors = tenant.found();
        cycle(Step.CREATED);
        String before = id(authors);
        tenant.rename(authors);
        cycle(Step.UPDATED);
        assertThat(group(authors).path("id").asText()).isEqualTo(before);
    }

    @Test
    @Tag("optional")
    @DisplayName("Delete_Group_Test")
    void aGroupIsDeleted() {
        String authors = tenant.found();
        cycle(Step.CREATED);
        String filter = "displayName eq \"" + tenant.groupName(authors) + "\"";
        tenant.dissolve(authors);
        cycle(Step.DELETED);
        nobody(GROUPS, filter);
    }

    @Test
    @DisplayName("Group_Update_Add_Member_Test")
    void aMemberJoins() {
        String authors = tenant.found();
        cycle(Step.CREATED);
        assertThat(members(authors)).isEmpty();
        tenant.join(authors, ada);
        cycle(Step.MEMBER_ADDED);
        assertThat(members(authors)).containsExactly(id(ada));
    }

    @Test
    @DisplayName("Group_Update_Remove_Member_Test")
    void aMemberLeaves() {
        String authors = tenant.found();
        tenant.join(authors, ada);
        cycle(Step.CREATED);
        assertThat(members(authors)).containsExactly(id(ada));
        tenant.leave(authors, ada);
        cycle(Step.MEMBER_REMOVED);
        assertThat(members(authors)).isEmpty();
    }

    @Test
    @DisplayName("POD_Group_Test")
    void aGroupComesOnDemand() {
        String authors = tenant.found();
        tenant.join(authors, ada);
        did(Step.CREATED, steps(job.onDemand(authors, List.of(ada))));
        assertThat(group(authors).path("members").findValuesAsText("value")).containsExactly(id(ada));
    }

    @Test
    @Tag("optional")
    @DisplayName("Restore_Group_Test")
    void aGroupIsRestored(TestReporter reporter) {
        String authors = tenant.found();
        tenant.join(authors, ada);
        cycle(Step.CREATED);
        String filter = "displayName eq \"" + tenant.groupName(authors) + "\"";
        tenant.assignGroup(authors, false);
        cycle(Step.DELETED);
        nobody(GROUPS, filter);
        tenant.assignGroup(authors, true);
        cycle(Step.CREATED);
        assertThat(members(authors)).containsExactly(id(ada));
        reporter.publishEntry("note", "a group that comes again has another id");
    }

    private String made(String folder, String body) {
        return folder + "/" + scim.make(folder, body).path("id").asText();
    }

    @Test
    @DisplayName("Schema_Discoverability_Test")
    void allThatIsMappedIsDiscovered() {
        Stream<String> mapped = Stream.concat(
                Stream.of(job.mapping(), job.groupMapping())
                        .flatMap(mapping -> mapping.rows().stream())
                        .map(MappingRow::target),
                Stream.of("members"));
        assertThat(mapped.map(path -> path.toLowerCase(Locale.ROOT)))
                .hasSizeGreaterThan(20)
                .isSubsetOf(FlatSchemas.paths(scim.read("/Schemas")));
    }

    @Test
    @DisplayName("SCIM_Null_Update_Test")
    void whatIsEmptiedIsGone() {
        String person = made(USERS, Bodies.wholePerson(name));
        for (String nothing : List.of("\"\"", "null")) {
            scim.patch(
                    person,
                    Attribute.ALL.stream()
                            .map(attribute -> operation("Replace", attribute.path(), nothing))
                            .toArray(String[]::new));
            JsonNode emptied = scim.read(person);
            assertThat(Attribute.ALL)
                    .allSatisfy(attribute ->
                            assertThat(attribute.in(emptied).asText()).isEmpty());
            assertThat(emptied.path("userName").asText()).isEqualTo(name);
        }
    }

    @Test
    @DisplayName("SCIM_User_Create_Test")
    void aPersonIsPosted() {
        assertThat(scim.make(USERS, Bodies.wholePerson(name)).path("userName").asText())
                .isEqualTo(name);
    }

    @Test
    @DisplayName("SCIM_User_Update_Test")
    void aPersonIsPatched() {
        String person = made(USERS, Bodies.wholePerson(name));
        List<String> single = List.of("displayName", "title", "nickName", "userType", "locale", "externalId");
        scim.patch(
                person,
                single.stream()
                        .map(attribute -> operation("Replace", attribute, "\"new " + attribute + "\""))
                        .toArray(String[]::new));
        JsonNode changed = scim.read(person);
        assertThat(single)
                .allSatisfy(attribute ->
                        assertThat(changed.path(attribute).asText()).isEqualTo("new " + attribute));
    }

    @Test
    @DisplayName("SCIM_Group_Create_Test")
    void aGroupIsPosted() {
        String group = Bodies.groupName();
        assertThat(scim.make(GROUPS, Bodies.group(group)).path("displayName").asText())
                .isEqualTo(group);
    }

    @Test
    @DisplayName("SCIM_Group_Update_Test")
    void aGroupIsPatched() {
        String group = made(GROUPS, Bodies.group(Bodies.groupName()));
        String another = Bodies.groupName();
        scim.patch(
                group,
                operation("Replace", "displayName", "\"" + another + "\""),
                operation("Replace", "externalId", "\"another\""));
        JsonNode changed = scim.read(group);
        assertThat(changed.path("displayName").asText()).isEqualTo(another);
        assertThat(changed.path("externalId").asText()).isEqualTo("another");
    }

    @Test
    @DisplayName("Validate_Credentials_Test")
    void theTokenIsTaken(TestReporter reporter) {
        assertThat(job.testConnection().works()).isTrue();
        assertThat(scim.read("/ServiceProviderConfig")
                        .path("authenticationSchemes")
                        .findValuesAsText("type"))
                .containsExactly("oauthbearertoken");
        isRefused(COMPANY.scim().with(COMPANY.token().substring(1)));
        reporter.publishEntry("note", "with a secret token; client credentials of OAuth are not offered");
    }

    @Test
    @DisplayName("Federated_Identity_Test")
    void noOtherTokenIsTaken(TestReporter reporter) {
        isRefused(COMPANY.scim().with(ENTRAS_OWN));
        reporter.publishEntry("result", "not offered");
        reporter.publishEntry("note", "a token of Entra's own opens nothing");
    }

    private void isRefused(ScimApi stranger) {
        scim.isRefused(stranger.get("/Users"), 401, "");
    }

    @Test
    @DisplayName("SCIM_User_Pagination_Test")
    void peopleComeInPages() {
        IntStream.range(0, AT_LEAST).forEach(each -> scim.make(USERS, Bodies.person(Bodies.name())));
        inPages(USERS);
    }

    @Test
    @Tag("optional")
    @DisplayName("SCIM_Group_Pagination_Test")
    void groupsComeInPages() {
        IntStream.range(0, AT_LEAST).forEach(each -> scim.make(GROUPS, Bodies.group(Bodies.groupName())));
        inPages(GROUPS);
    }

    private void inPages(String folder) {
        int total = scim.list(folder + "?count=0").path("totalResults").asInt();
        assertThat(total).isGreaterThanOrEqualTo(AT_LEAST);
        List<String> ids = IntStream.iterate(1, start -> start <= total, start -> start + PAGE)
                .mapToObj(start -> page(folder, start, total))
                .flatMap(page -> page.findValuesAsText("id").stream())
                .toList();
        assertThat(ids).hasSize(total).doesNotHaveDuplicates();
    }

    private JsonNode page(String folder, int start, int total) {
        JsonNode page = scim.list(folder + "?startIndex=" + start + "&count=" + PAGE);
        assertThat(page.path("startIndex").asInt()).isEqualTo(start);
        assertThat(page.path("totalResults").asInt()).isEqualTo(total);
        assertThat(page.path("itemsPerPage").asInt()).isEqualTo(Math.min(PAGE, total - start + 1));
        return page.path("Resources");
    }

    @Test
    @DisplayName("SCIM_Update_Manager_Test")
    void aManagerIsPatched() {
        String path = Attribute.ofCompany("manager").path();
        String person = made(USERS, Bodies.person(name));
        scim.patch(person, operation("Add", path, "\"first\""));
        assertThat(manager(scim.read(person))).isEqualTo("first");
        scim.patch(person, operation("Replace", path, "\"second\""));
        assertThat(manager(scim.read(person))).isEqualTo("second");
        scim.patch(person, operation("Replace", path, "\"\""));
        assertThat(manager(scim.read(person))).isEmpty();
    }
}
