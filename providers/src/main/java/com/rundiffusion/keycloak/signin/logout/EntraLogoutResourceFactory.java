package com.rundiffusion.keycloak.signin.logout;

import com.google.auto.service.AutoService;
import com.rundiffusion.keycloak.link.EntraLogoutLink;
import com.rundiffusion.keycloak.realm.RealmResourceFactory;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Identity of the Logout URL: {@code /realms/<realm>/entra-logout}. */
@AutoService(RealmResourceProviderFactory.class)
public final class EntraLogoutResourceFactory extends RealmResourceFactory {

    public EntraLogoutResourceFactory() {
        super(EntraLogoutLink.ID, EntraLogoutResource::new);
    }
}
