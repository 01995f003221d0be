package com.rundiffusion.keycloak.cache;

import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.cache.CacheRealmProvider;
import org.keycloak.models.cache.infinispan.RealmCacheSession;
import org.keycloak.models.cache.infinispan.idp.InfinispanIdentityProviderStorageProvider;

/**
 * Keycloak's cache of identity providers, which knows their mappers as well. Its own asks the database for them twice at each
 * brokered sign-in, in a table that has no index by alias.
 */
final class CachedMappers extends InfinispanIdentityProviderStorageProvider {

    private final KeycloakSession session;
    private final RealmCacheSession cache;
    private final long startupRevision;

    CachedMappers(KeycloakSession session) {
        super(session);
        this.session = session;
        this.cache = (RealmCacheSession) session.getProvider(CacheRealmProvider.class);
        this.startupRevision = cache.getCache().getCurrentCounter();
    }

    @Override
    public Stream<IdentityProviderMapperModel> getMappersByAliasStream(String alias) {
        String key = key(alias);
        if (cache.isInvalid(key)) {
            return super.getMappersByAliasStream(alias);
        }
        MapperList cached = cache.getCache().get(key, MapperList.class);
        if (cached == null) {
            long revision = cache.getCache().getCurrentRevision(key);
            cached = new MapperList(
                    revision,
                    key,
                    realmId(),
                    super.getMappersByAliasStream(alias).toList());
            cache.getCache().addRevisioned(cached, startupRevision);
        }
        return cached.mappers().stream();
    }

    @Override
    public IdentityProviderMapperModel createMapper(IdentityProviderMapperModel mapper) {
        forget(mapper.getIdentityProviderAlias());
        return super.createMapper(mapper);
    }

    @Override
    public void updateMapper(IdentityProviderMapperModel mapper) {
        forget(mapper.getIdentityProviderAlias());
        super.updateMapper(mapper);
    }

    @Override
    public boolean removeMapper(IdentityProviderMapperModel mapper) {
        forget(mapper.getIdentityProviderAlias());
        return super.removeMapper(mapper);
    }

    /** Its mappers go with it, and one of another alias may have been this one. */
    @Override
    public boolean remove(String alias) {
        forget(alias);
        return super.remove(alias);
    }

    @Override
    public IdentityProviderModel create(IdentityProviderModel provider) {
        forget(provider.getAlias());
        return super.create(provider);
    }

    @Override
    public void update(IdentityProviderModel provider) {
        forget(provider.getAlias());
        Optional.ofNullable(getById(provider.getInternalId()))
                .map(IdentityProviderModel::getAlias)
                .ifPresent(this::forget);
        super.update(provider);
    }

    /** On all nodes, once the transaction is done. */
    private void forget(String alias) {
        cache.registerInvalidation(key(alias));
    }

    private String key(String alias) {
        return realmId() + "." + alias + ".sso.mappers";
    }

    private String realmId() {
        return session.getContext().getRealm().getId();
    }
}
