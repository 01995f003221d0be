package com.rundiffusion.keycloak.enterprise.store;

import com.rundiffusion.keycloak.fault.FaultCode;
import java.util.Optional;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.OrganizationModel;

/**
 * Half of an enterprise, which somebody left or made past our own API: an organization whose identity provider is gone, or an
 * identity provider that names no tenant. It stands in the way of an enterprise of its alias until it is removed.
 */
public record Remnant(
        String alias, Optional<IdentityProviderModel> provider, Optional<OrganizationModel> organization) {

    public FaultCode problem() {
        return provider.isPresent() ? FaultCode.PROVIDER_INCOMPLETE : FaultCode.PROVIDER_MISSING;
    }
}
