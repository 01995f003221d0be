package com.rundiffusion.keycloak.enterprise.store;

import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.enterprise.provider.ProviderKeys;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.FaultJson;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Set;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.services.ErrorResponseException;

/**
 * Keeps the values of enterprises from whoever writes identity providers past our own API: by Keycloak's admin REST, which its
 * console and {@code kcadm.sh} speak, or by a partial import. All of these go through a representation of the provider; our own
 * writes do not. A realm that is imported whole is taken as it is: it may be older than these checks, and no sign-in trusts what
 * they would have refused.
 */
public final class ProviderGuard {

    private static final String REALM_BEING_MADE = ProviderGuard.class.getName();

    private ProviderGuard() {}

    /**
     * To be called before a provider of our type is made of a representation.
     *
     * @throws ErrorResponseException with what is wrong, in our own form, when it is not as it is stored
     */
    public static void check(KeycloakSession session, RealmModel realm, IdentityProviderModel written) {
        List<Fault> faults = faults(session, realm, written);
        if (!faults.isEmpty()) {
            throw refusal(faults);
        }
    }

    static List<Fault> faults(KeycloakSession session, RealmModel realm, IdentityProviderModel written) {
        if (realm.getId().equals(session.getAttribute(REALM_BEING_MADE))) {
            return List.of();
        }
        String rest = " /admin/realms/" + realm.getName() + "/enterprises";
        IdentityProviderModel stored =
                written.getInternalId() == null ? null : storage(session).getById(written.getInternalId());
        if (!isOurs(stored)) {
            return List.of(FaultCode.PROVIDER_OF_API.fault("providerId", null, "POST" + rest));
        }
        return ProviderKeys.differences(stored, written).stream()
                .map(field -> FaultCode.VALUE_OF_API.fault(field, null, "PUT" + rest + "/" + stored.getAlias()))
                .toList();
    }

    /** What Keycloak tells of realms and providers. */
    public static void event(ProviderEvent event) {
        if (event instanceof RealmModel.RealmCreationEvent made) {
            made.getKeycloakSession()
                    .setAttribute(REALM_BEING_MADE, made.getCreatedRealm().getId());
        } else if (event instanceof RealmModel.IdentityProviderUpdatedEvent updated) {
            requireItsType(updated.getKeycloakSession(), updated.getUpdatedIdentityProvider());
        } else if (event instanceof RealmModel.IdentityProviderRemovedEvent removed) {
            leave(removed.getKeycloakSession(), removed.getRemovedIdentityProvider());
        }
    }

    /** Keycloak stores no change of the type, but all else that comes under another type's name, unseen by our type's checks. */
    private static void requireItsType(KeycloakSession session, IdentityProviderModel written) {
        if (!isOurs(written) && isOurs(storage(session).getById(written.getInternalId()))) {
            throw refusal(List.of(FaultCode.VALUE_OF_API.fault(
                    "providerId", written.getProviderId(), EnterpriseDirectory.PROVIDER_TYPE)));
        }
    }

    /** Our own API removes the organization first; who is left behind in one can sign in no more, and must not stay in either. */
    private static void leave(KeycloakSession session, IdentityProviderModel removed) {
        if (isOurs(removed)) {
            new Remnants(session)
                    .find(removed.getAlias())
                    .flatMap(Remnant::organization)
                    .ifPresent(organization ->
                            Tasks.promise(session, organization.getId(), Tasks.Kind.SIGN_OUT_REMNANT, Set.of()));
        }
    }

    private static boolean isOurs(IdentityProviderModel provider) {
        return provider != null && EnterpriseDirectory.PROVIDER_TYPE.equals(provider.getProviderId());
    }

    /** Thrown through Keycloak's own REST, which would answer any other exception with less; nothing is stored. */
    private static ErrorResponseException refusal(List<Fault> faults) {
        return new ErrorResponseException(Response.status(Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .entity(FaultJson.of(faults))
                .build());
    }

    private static IdentityProviderStorageProvider storage(KeycloakSession session) {
        return session.getProvider(IdentityProviderStorageProvider.class, "jpa");
    }
}
