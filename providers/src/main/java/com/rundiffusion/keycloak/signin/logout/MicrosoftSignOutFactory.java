package com.rundiffusion.keycloak.signin.logout;

import com.google.auto.service.AutoService;
import com.rundiffusion.keycloak.link.MicrosoftSignOutLink;
import com.rundiffusion.keycloak.realm.RealmResourceFactory;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Identity of the way to Microsoft's sign-out: {@code /realms/<realm>/microsoft-sign-out}. */
@AutoService(RealmResourceProviderFactory.class)
public final class MicrosoftSignOutFactory extends RealmResourceFactory {

    public MicrosoftSignOutFactory() {
        super(MicrosoftSignOutLink.ID, MicrosoftSignOut::new);
    }
}
