package com.rundiffusion.keycloak.signin.refusal;

import com.google.auto.service.AutoService;
import com.rundiffusion.keycloak.link.RefusalLink;
import com.rundiffusion.keycloak.realm.RealmResourceFactory;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Identity of the pages of refusals: {@code /realms/<realm>/refusal}. */
@AutoService(RealmResourceProviderFactory.class)
public final class RefusalResourceFactory extends RealmResourceFactory {

    public RefusalResourceFactory() {
        super(RefusalLink.ID, RefusalResource::new);
    }
}
