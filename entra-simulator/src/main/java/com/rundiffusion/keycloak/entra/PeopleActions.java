package com.rundiffusion.keycloak.entra;

import java.util.NoSuchElementException;

/** What the buttons of the portal's "Users and groups" do. */
final class PeopleActions {

    private final EntraTenant tenant;
    private final Directory directory;
    private final EnterpriseApplication application;

    PeopleActions(EntraTenant tenant) {
        this.tenant = tenant;
        this.directory = tenant.directory();
        this.application = tenant.application();
    }

    /** @return whether there is such a button, and what it is about */
    boolean act(String word, Visit visit) {
        try {
            return onUser(word, visit) || onGroup(word, visit) || onRole(word, visit);
        } catch (NoSuchElementException gone) {
            return false;
        }
    }

    private boolean onUser(String word, Visit visit) {
        switch (word) {
            case "hire" -> directory.hire(required(visit, "name"));
            case "assign" -> application.assignments().assign(user(visit));
            case "unassign" -> application.assignments().unassign(user(visit));
            case "block" -> directory.block(user(visit));
            case "unblock" -> directory.unblock(user(visit));
            case "delete" -> directory.delete(user(visit));
            case "restore" -> directory.restore(user(visit));
            case "purge" -> directory.purge(user(visit));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean onGroup(String word, Visit visit) {
        switch (word) {
            case "group" -> directory.addGroup(required(visit, "name"));
            case "join" -> directory.join(group(visit), user(visit));
            case "leave" -> directory.leave(group(visit), user(visit));
            case "assign-group" -> application.assignments().assign(group(visit));
            case "unassign-group" -> application.assignments().unassign(group(visit));
            case "delete-group" -> directory.delete(group(visit));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean onRole(String word, Visit visit) {
        switch (word) {
            case "role" -> application.addAppRole(required(visit, "name"));
            case "assign-role" -> application.assignments().assign(object(visit), role(visit));
            default -> {
                return false;
            }
        }
        return true;
    }

    private EntraUser user(Visit visit) {
        return directory.everybody().stream()
                .filter(user -> user.objectId().equals(visit.field("object")))
                .findFirst()
                .orElseThrow();
    }

    private GroupObject group(Visit visit) {
        return directory.group(visit.field("group")).orElseThrow();
    }

    private String object(Visit visit) {
        String id = visit.field("object");
        if (!PeoplePages.objects(tenant).containsKey(id)) {
            throw new NoSuchElementException(id);
        }
        return id;
    }

    private AppRole role(Visit visit) {
        return application.appRoles().stream()
                .filter(role -> role.id().equals(visit.field("role")))
                .findFirst()
                .orElseThrow();
    }

    private static String required(Visit visit, String field) {
        String value = visit.field(field).strip();
        if (value.isEmpty()) {
            throw new NoSuchElementException(field);
        }
        return value;
    }
}
