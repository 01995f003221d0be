package com.rundiffusion.keycloak.cache;

import java.util.List;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.cache.infinispan.entities.AbstractRevisioned;
import org.keycloak.models.cache.infinispan.entities.InRealm;

/** The mappers of one identity provider, most often none, as Keycloak's cache of realms keeps it. */
final class MapperList extends AbstractRevisioned implements InRealm {

    private final String realm;
    private final List<IdentityProviderMapperModel> mappers;

    MapperList(long revision, String key, String realm, List<IdentityProviderMapperModel> mappers) {
        super(revision, key);
        this.realm = realm;
        this.mappers = List.copyOf(mappers);
    }

    @Override
    public String getRealm() {
        return realm;
    }

    List<IdentityProviderMapperModel> mappers() {
        return mappers;
    }
}
