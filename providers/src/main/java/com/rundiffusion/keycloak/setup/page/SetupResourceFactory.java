package com.rundiffusion.keycloak.setup.page;

import com.google.auto.service.AutoService;
import com.rundiffusion.keycloak.link.SetupLinkUrl;
import com.rundiffusion.keycloak.realm.RealmResourceFactory;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Identity of the pages of setup links: {@code /realms/<realm>/setup}. */
@AutoService(RealmResourceProviderFactory.class)
public final class SetupResourceFactory extends RealmResourceFactory {

    public SetupResourceFactory() {
        super(SetupLinkUrl.ID, SetupResource::new);
    }
}
