package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.provisioning.SourceDirectory;
import com.rundiffusion.keycloak.entra.provisioning.SourceGroup;
import com.rundiffusion.keycloak.entra.provisioning.SourceRole;
import com.rundiffusion.keycloak.entra.provisioning.SourceUser;
import java.util.List;
import java.util.Map;

/** A tenant as its provisioning service reads it. */
final class TenantSource implements SourceDirectory {

    private final EntraTenant tenant;

    TenantSource(EntraTenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public List<SourceUser> users() {
        return tenant.directory().everybody().stream().map(this::user).toList();
    }

    private SourceUser user(EntraUser user) {
        return new SourceUser(
                user.objectId(),
                user.attributes(),
                user.accountEnabled(),
                user.deletedAt() != null,
                tenant.application().assigned(user.objectId()),
                tenant.rolesOf(user).stream()
                        .filter(role -> role.value() != null)
                        .map(role -> new SourceRole(role.id(), role.value(), role.displayName()))
                        .toList());
    }

    @Override
    public List<SourceGroup> groups() {
        return tenant.directory().groups().stream()
                .map(group -> new SourceGroup(
                        group.objectId(),
                        Map.of("displayName", group.displayName()),
                        group.members(),
                        tenant.application().assigned(group.objectId())))
                .toList();
    }
}
