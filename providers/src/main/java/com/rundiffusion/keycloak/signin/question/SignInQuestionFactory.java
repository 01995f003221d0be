package com.rundiffusion.keycloak.signin.question;

import com.google.auto.service.AutoService;
import com.rundiffusion.keycloak.realm.RealmResourceFactory;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Identity of the apps' question: {@code /realms/<realm>/sign-in}. */
@AutoService(RealmResourceProviderFactory.class)
public final class SignInQuestionFactory extends RealmResourceFactory {

    public SignInQuestionFactory() {
        super("sign-in", SignInQuestion::new);
    }
}
