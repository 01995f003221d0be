package com.rundiffusion.keycloak.operations.admin.answer;

import jakarta.ws.rs.ForbiddenException;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminAuth;

/**
 * Who may manage enterprises: bearers of a client role of {@code realm-management} made for that alone, and whoever may do
 * everything in the realm.
 */
public final class EnterprisePermissions {

    public static final String MANAGE = "manage-enterprises";
    public static final String VIEW = "view-enterprises";

    private final AdminAuth admin;
    private final RealmModel realm;

    public EnterprisePermissions(AdminAuth admin, RealmModel realm) {
        this.admin = admin;
        this.realm = realm;
    }

    public void requireManage() {
        require(has(MANAGE));
    }

    public void requireView() {
        require(has(MANAGE, VIEW));
    }

    private static void require(boolean permitted) {
        if (!permitted) {
            throw new ForbiddenException();
        }
    }

    private boolean has(String... roles) {
        boolean fromMaster = !admin.getRealm().equals(realm);
        ClientModel client = fromMaster
                ? realm.getMasterAdminClient()
                : realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
        return fromMaster && admin.hasRealmRole(AdminRoles.ADMIN)
                || client != null
                        && (admin.hasOneOfAppRole(client, roles) || admin.hasAppRole(client, AdminRoles.REALM_ADMIN));
    }
}
