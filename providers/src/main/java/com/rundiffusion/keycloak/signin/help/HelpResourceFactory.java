package com.rundiffusion.keycloak.signin.help;

import com.google.auto.service.AutoService;
import com.rundiffusion.keycloak.link.HelpLink;
import com.rundiffusion.keycloak.realm.RealmResourceFactory;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Identity of the help page: {@code /realms/<realm>/help}. */
@AutoService(RealmResourceProviderFactory.class)
public final class HelpResourceFactory extends RealmResourceFactory {

    public HelpResourceFactory() {
        super(HelpLink.ID, HelpResource::new);
    }
}
