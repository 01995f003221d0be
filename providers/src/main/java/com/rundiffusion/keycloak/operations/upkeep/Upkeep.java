package com.rundiffusion.keycloak.operations.upkeep;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;

/** What happens by itself. Nobody asks a session for it; Keycloak knows its parts by such a type. */
public interface Upkeep extends Provider {

    /** One for each server. */
    interface Factory extends ProviderFactory<Upkeep> {}
}
