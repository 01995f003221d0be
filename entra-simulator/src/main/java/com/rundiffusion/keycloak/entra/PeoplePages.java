package com.rundiffusion.keycloak.entra;

import static com.rundiffusion.keycloak.entra.Html.element;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The portal's "Users and groups": who is there, who is assigned, and in which groups they are. */
final class PeoplePages {

    static final String PATH = "/portal/people";

    private final EntraTenant tenant;
    private final EnterpriseApplication application;

    PeoplePages(EntraTenant tenant) {
        this.tenant = tenant;
        this.application = tenant.application();
    }

    Html page() {
        return Page.wide(
                "Users and groups",
                element("p", tenant.displayName() + " › ", Page.link("Single sign-on", tenant.portalUrl()), " · ")
                        .add(Page.link("Provisioning", tenant.url() + ProvisioningPages.PATH)),
                element("h1", "Users and groups"),
                AdministratorPages.section("1", "Users", element("div", people(), hire())),
                AdministratorPages.section("2", "Groups", element("div", members(), groups())),
                AdministratorPages.section("3", "App roles", element("div", roles(), role())));
    }

    /** Users and groups by object id; the deleted ones are not in it. */
    static Map<String, String> objects(EntraTenant tenant) {
        Map<String, String> objects = new LinkedHashMap<>();
        tenant.users().forEach(user -> objects.put(user.objectId(), user.displayName()));
        objects.putAll(groups(tenant));
        return objects;
    }

    private static Map<String, String> groups(EntraTenant tenant) {
        Map<String, String> groups = new LinkedHashMap<>();
        tenant.directory().groups().forEach(group -> groups.put(group.objectId(), "Group " + group.displayName()));
        return groups;
    }

    private Html form(Html... parts) {
        return PortalForm.of(tenant.url() + PATH, parts);
    }

    private Html people() {
        Html rows = element("tbody");
        tenant.directory()
                .everybody()
                .forEach(user -> rows.add(element(
                        "tr",
                        element("td", user.displayName(), element("small", user.userPrincipalName())),
                        element("td", state(user)),
                        element("td", buttons(user)))));
        return element("table", rows);
    }

    private String state(EntraUser user) {
        if (user.deletedAt() != null) {
            return "Deleted";
        }
        String assigned = application.assigned(user.objectId())
                ? "Assigned"
                : tenant.admits(user) ? "Assigned by a group" : "Not assigned";
        return user.accountEnabled() ? assigned : assigned + ", blocked";
    }

    private Html buttons(EntraUser user) {
        boolean assigned = application.assigned(user.objectId());
        List<Html> buttons = user.deletedAt() != null
                ? List.of(PortalForm.button("restore", "Restore"), PortalForm.button("purge", "Delete for good"))
                : List.of(
                        assigned ? PortalForm.button("unassign", "Unassign") : PortalForm.button("assign", "Assign"),
                        user.accountEnabled()
                                ? PortalForm.button("block", "Block")
                                : PortalForm.button("unblock", "Unblock"),
                        PortalForm.button("delete", "Delete"));
        Html form = form(Page.hidden("object", user.objectId()));
        buttons.forEach(form::add);
        return form;
    }

    private Html hire() {
        return form(PortalForm.text("name", "New user", ""), PortalForm.button("hire", "Add"));
    }

    private Html members() {
        Map<String, String> users = new LinkedHashMap<>();
        tenant.users().forEach(user -> users.put(user.objectId(), user.displayName()));
        return form(
                PortalForm.choice("group", "Group", groups(tenant)),
                PortalForm.choice("object", "Member", users),
                PortalForm.button("join", "Add member"),
                PortalForm.button("leave", "Remove member"),
                PortalForm.button("assign-group", "Assign the group"),
                PortalForm.button("unassign-group", "Unassign it"),
                PortalForm.button("delete-group", "Delete it"));
    }

    private Html groups() {
        return form(PortalForm.text("name", "New group", ""), PortalForm.button("group", "Add"));
    }

    private Html roles() {
        Map<String, String> roles = new LinkedHashMap<>();
        application.appRoles().forEach(role -> roles.put(role.id(), role.displayName()));
        return form(
                PortalForm.choice("object", "User or group", objects(tenant)),
                PortalForm.choice("role", "Role", roles),
                PortalForm.button("assign-role", "Assign in this role"));
    }

    private Html role() {
        return form(PortalForm.text("name", "New role", ""), PortalForm.button("role", "Add"));
    }
}
