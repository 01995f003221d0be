package com.rundiffusion.keycloak.realm;

import java.util.Optional;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.storage.UserStoragePrivateUtil;
import org.keycloak.storage.UserStorageUtil;

/**
 * Accounts as the database has them. Keycloak's cache lags behind each commit for a moment, and it keeps what it saw of an account
 * that it makes itself, as one without a link: whoever decides by that would take a finished account for a broken-off one.
 *
 * <p>What this returns may be written to. It is taken out of the cache when the transaction ends.
 */
public final class StoredAccounts {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserProvider storage;

    /** @param session of the realm in its context */
    public StoredAccounts(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.storage = UserStoragePrivateUtil.userLocalStorage(session);
    }

    public Optional<UserModel> withId(String id) {
        return Optional.ofNullable(storage.getUserById(realm, id)).map(this::uncached);
    }

    public Optional<UserModel> named(String username) {
        return Optional.ofNullable(storage.getUserByUsername(realm, username)).map(this::uncached);
    }

    public Optional<UserModel> linkedTo(FederatedIdentityModel link) {
        return Optional.ofNullable(storage.getUserByFederatedIdentity(realm, link))
                .map(this::uncached);
    }

    public Optional<FederatedIdentityModel> link(UserModel user, String alias) {
        return Optional.ofNullable(storage.getFederatedIdentity(realm, user, alias));
    }

    public boolean hasLinks(UserModel user) {
        return storage.getFederatedIdentitiesStream(realm, user).findAny().isPresent();
    }

    /** An enabled one, not linked to anything yet. */
    public UserModel make(String username) {
        UserModel user = uncached(storage.addUser(realm, username));
        user.setEnabled(true);
        return user;
    }

    /** From here on, the session's own look-ups see the database as well. */
    private UserModel uncached(UserModel user) {
        Optional.ofNullable(UserStorageUtil.userCache(session)).ifPresent(cache -> cache.evict(realm, user));
        return user;
    }
}
