package com.rundiffusion.keycloak.signin.logout;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.signin.saml.LogoutMessage;
import com.rundiffusion.keycloak.signin.saml.SigningKeys;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.IdentityBrokerService;

/**
 * The enterprise whose Entra a message claims to be of, with the keys that tell whether it is.
 *
 * @param providerId internal id of its identity provider
 */
record Sender(String alias, String providerId, List<PublicKey> keys) {

    /** Empty where the tenant is nobody's, or a draft's: to the outside that does not exist. */
    static Optional<Sender> of(LogoutMessage message, KeycloakSession session, Instant now) {
        String realmId = session.getContext().getRealm().getId();
        return message.tenant()
                .flatMap(tenant -> new EnterpriseDirectory(session)
                        .byTenant(tenant)
                        .filter(enterprise -> enterprise.status() != Enterprise.Status.DRAFT)
                        .map(enterprise -> new Sender(
                                enterprise.alias(),
                                tenant.providerId(realmId),
                                keys(enterprise.alias(), session, now))));
    }

    private static List<PublicKey> keys(String alias, KeycloakSession session, Instant now) {
        return ((SigningKeys) IdentityBrokerService.getIdentityProvider(session, alias)).signingKeys(now);
    }
}
