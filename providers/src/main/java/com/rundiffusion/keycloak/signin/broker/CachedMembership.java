package com.rundiffusion.keycloak.signin.broker;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * Whenever it reads an account, Keycloak asks whether a paused organization manages it. It takes the answer from its cache, but puts
 * it there only for who asks for a member.
 */
final class CachedMembership {

    private CachedMembership() {}

    /** @param organizationId {@code null} for none */
    static void of(UserModel user, KeycloakSession session, String organizationId) {
        OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
        Optional.ofNullable(organizationId)
                .map(organizations::getById)
                .ifPresent(organization -> organizations.getMemberById(organization, user.getId()));
    }
}
