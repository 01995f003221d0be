package com.rundiffusion.keycloak.signin.replyurl;

import com.google.auto.service.AutoService;
import com.rundiffusion.keycloak.realm.RealmResourceFactory;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Identity of the Reply URL resource: {@code /realms/<realm>/reply-url}. */
@AutoService(RealmResourceProviderFactory.class)
public final class ReplyUrlResourceFactory extends RealmResourceFactory {

    static final String ID = "reply-url";

    public ReplyUrlResourceFactory() {
        super(ID, ReplyUrlResource::new);
    }
}
