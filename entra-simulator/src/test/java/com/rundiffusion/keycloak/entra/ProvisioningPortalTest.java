package com.rundiffusion.keycloak.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.provisioning.JobState;
import com.rundiffusion.keycloak.entra.provisioning.StubApplication;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Provisioning and people, by the portal's own forms. */
class ProvisioningPortalTest {

    private static final Pattern SAID = Pattern.compile("<p id=\"said\">([^<]*)</p>");

    @RegisterExtension
    private final RunningEntra running = new RunningEntra();

    private final StubApplication application = new StubApplication();
    private final Browser browser = new Browser();
    private EntraTenant tenant;

    @BeforeEach
    void start() throws Exception {
        application.start();
        tenant = running.contoso();
    }

    @AfterEach
    void stop() throws Exception {
        application.stop();
    }

    private Received press(String page, String word, String... fields) {
        Map<String, String> form = new HashMap<>(Map.of("do", word));
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return browser.post(tenant.portalUrl() + page, form);
    }

    private String provisioning(String word, String... fields) {
        Matcher said = SAID.matcher(press("/provisioning", word, fields).body());
        assertThat(said.find()).isTrue();
        return said.group(1);
    }

    private Received people(String word, String... fields) {
        return press("/people", word, fields);
    }

    private void connect() {
        provisioning("save", "tenantUrl", application.tenantUrl(), "secretToken", StubApplication.TOKEN);
        provisioning("start");
    }

    @Test
    void anAdministratorSetsItUpAndLetsACycleRun() {
        assertThat(provisioning("test")).contains("could not be verified");
        assertThat(provisioning("cycle")).contains("No cycle ran: provisioning is not running.");
        assertThat(provisioning("save", "tenantUrl", application.tenantUrl(), "secretToken", StubApplication.TOKEN))
                .contains("are authorized");
        assertThat(provisioning("test")).contains("are authorized");
        provisioning("preset-object-id");
        assertThat(provisioning("start")).contains("RUNNING");
        assertThat(provisioning("cycle")).contains("The initial cycle ran: 8 created.");
        assertThat(application.users().all())
                .extracting(user -> user.path("externalId").asText())
                .contains(tenant.user(Person.MEMBER).objectId());
        String page = browser.open(tenant.portalUrl() + "/provisioning").body();
        assertThat(page)
                .contains(application.tenantUrl(), "User ada.winter@contoso.example", ">RUNNING<")
                .doesNotContain(StubApplication.TOKEN);
        assertThat(provisioning("stop")).contains("NOT_RUNNING");
    }

    @Test
    void theMappingIsChangedRowByRow() {
        provisioning("map", "target", "externalId", "source", "objectId");
        provisioning("match", "target", "externalId");
        assertThat(tenant.provisioning().mapping().rows())
                .filteredOn(row -> row.precedence() == 1)
                .singleElement()
                .satisfies(row -> assertThat(row.source()).isEqualTo("objectId"));
        provisioning("preset-default");
        assertThat(browser.open(tenant.portalUrl() + "/provisioning").body())
                .contains("<td>externalId</td><td>mailNickname</td>");
        assertThat(provisioning("map", "target", "a b", "source", "objectId")).contains("cannot be done");
    }

    @Test
    void aPersonComesAndGoes() {
        connect();
        people("hire", "name", "Zora Quist");
        EntraUser user = tenant.users().get(tenant.users().size() - 1);
        String id = user.objectId();
        people("assign", "object", id);
        assertThat(provisioning("demand", "object", id)).contains("CREATED User zora.quist@contoso.example");
        people("block", "object", id);
        assertThat(provisioning("demand", "object", id)).contains("DISABLED");
        people("unblock", "object", id);
        people("delete", "object", id);
        assertThat(people("restore", "object", id).body()).contains("Zora Quist");
        people("unassign", "object", id);
        assertThat(tenant.admits(user)).isFalse();
        people("delete", "object", id);
        people("purge", "object", id);
        assertThat(browser.open(tenant.portalUrl() + "/people").body()).doesNotContain("Zora Quist");
    }

    @Test
    void aGroupHasMembersAndIsAssigned() {
        connect();
        people("group", "name", "Writers");
        GroupObject group =
                tenant.directory().groups().get(tenant.directory().groups().size() - 1);
        String member = tenant.user(Person.UNASSIGNED).objectId();
        people("join", "group", group.objectId(), "object", member);
        people("assign-group", "group", group.objectId());
        assertThat(browser.open(tenant.portalUrl() + "/people").body()).contains("Assigned by a group");
        assertThat(provisioning("demand", "object", group.objectId()))
                .contains("CREATED Group Writers", "MEMBER_ADDED");
        people("leave", "group", group.objectId(), "object", member);
        assertThat(tenant.admits(tenant.user(Person.UNASSIGNED))).isFalse();
        people("unassign-group", "group", group.objectId());
        people("delete-group", "group", group.objectId());
        assertThat(tenant.directory().groups())
                .extracting(GroupObject::displayName)
                .doesNotContain("Writers");
    }

    @Test
    void anAppRoleIsGivenToSomebody() {
        people("role", "name", "admin");
        AppRole role = tenant.application().appRoles().get(1);
        EntraUser user = tenant.user(Person.MEMBER);
        people("assign-role", "object", user.objectId(), "role", role.id());
        assertThat(tenant.rolesOf(user)).containsExactly(role);
    }

    @Test
    void aLogoutUrlIsEnteredAndTakenAway() {
        assertThat(press("", "logout-url", "url", "https://sso.example/out").body())
                .contains("value=\"https://sso.example/out\"");
        assertThat(tenant.application().logoutUrl()).contains("https://sso.example/out");
        assertThat(press("", "logout-url", "url", "no url").status()).isEqualTo(400);
        assertThat(tenant.application().logoutUrl()).contains("https://sso.example/out");
        press("", "logout-url", "url", "");
        assertThat(tenant.application().logoutUrl()).isEmpty();
    }

    @Test
    void aWordOrAnObjectThatIsNoneChangesNothing() {
        for (String page : new String[] {"", "/people", "/provisioning"}) {
            assertThat(press(page, "nonsense").status()).isEqualTo(400);
            assertThat(browser.post(tenant.portalUrl() + page, Map.of("x", "y")).status())
                    .isEqualTo(400);
        }
        assertThat(people("block", "object", "nobody").status()).isEqualTo(400);
        assertThat(people(
                                "join",
                                "group",
                                "none",
                                "object",
                                tenant.user(Person.MEMBER).objectId())
                        .status())
                .isEqualTo(400);
        assertThat(people("hire", "name", " ").status()).isEqualTo(400);
        assertThat(people("assign-role", "object", "nobody", "role", "none").status())
                .isEqualTo(400);
        assertThat(tenant.provisioning().state()).isEqualTo(JobState.NOT_RUNNING);
    }

    @Test
    void thePortalLeadsToBoth() {
        assertThat(browser.open(tenant.portalUrl()).body())
                .contains(
                        "href=\"" + tenant.portalUrl() + "/provisioning\"",
                        "href=\"" + tenant.portalUrl() + "/people\"");
    }
}
