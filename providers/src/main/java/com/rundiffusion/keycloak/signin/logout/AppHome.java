package com.rundiffusion.keycloak.signin.logout;

import com.rundiffusion.keycloak.realm.SsoSettings;
import java.net.URI;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** Where a person goes on from a sign-out: home to an app of this realm, never to an address that somebody wrote into a link. */
final class AppHome {

    private final RealmModel realm;

    AppHome(RealmModel realm) {
        this.realm = realm;
    }

    /** Empty for a client that is none, or no app. */
    Optional<URI> of(String client) {
        return Optional.ofNullable(client)
                .map(realm::getClientByClientId)
                .map(ClientModel::getBaseUrl)
                .filter(url -> !url.isBlank())
                .map(URI::create);
    }

    /** Of the app that most sign-ins are for. */
    URI ofSome() {
        return URI.create(new SsoSettings(realm).replyUrls().forRedirectUri(null))
                .resolve("/");
    }
}
