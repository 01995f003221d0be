package com.rundiffusion.keycloak.cache;

import com.google.auto.service.AutoService;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.IdentityProviderStorageProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.cache.infinispan.idp.InfinispanIdentityProviderStorageProviderFactory;

/** In the place of Keycloak's own, for all identity providers. */
@AutoService(IdentityProviderStorageProviderFactory.class)
@SuppressWarnings("rawtypes") // the SPI is generic
public final class CachedMappersFactory extends InfinispanIdentityProviderStorageProviderFactory {

    @Override
    public IdentityProviderStorageProvider create(KeycloakSession session) {
        return new CachedMappers(session);
    }

    @Override
    public String getId() {
        return "sso-cached-mappers";
    }

    @Override
    public int order() {
        return super.order() + 1;
    }
}
