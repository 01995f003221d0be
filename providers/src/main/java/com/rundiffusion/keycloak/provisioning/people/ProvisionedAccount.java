package com.rundiffusion.keycloak.provisioning.people;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.enterprise.store.AccountSwitch;
import com.rundiffusion.keycloak.enterprise.store.LinkedAccounts;
import com.rundiffusion.keycloak.pasted.EmailAddress;
import com.rundiffusion.keycloak.provisioning.resource.UserRecord;
import com.rundiffusion.keycloak.realm.StoredAccounts;
import com.rundiffusion.keycloak.schema.PersonRow;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The account of somebody who is provisioned: there as soon as the object id is known, and switched as Entra says. */
final class ProvisionedAccount {

    /** The attribute that the claim {@code name} is of. */
    private static final String NAME = "name";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Supplier<Enterprise> enterprise;
    private final StoredAccounts accounts;

    /** @param enterprise is asked for where an address is written, and not else */
    ProvisionedAccount(KeycloakSession session, Supplier<Enterprise> enterprise) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.enterprise = enterprise;
        this.accounts = new StoredAccounts(session);
    }

    /** Whether there is anything to be done to the account: a title, say, is not the account's, which is not read for it then. */
    boolean isConcerned(PersonRow person, UserRecord before, UserRecord now) {
        Optional<UserRecord> was = Optional.of(before);
        return person.userId == null
                || !person.active
                || Stream.<Function<UserRecord, Optional<String>>>of(
                                UserRecord::givenName,
                                UserRecord::familyName,
                                UserRecord::displayName,
                                UserRecord::workAddress)
                        .anyMatch(value -> changed(was, now, value).isPresent());
    }

    /**
     * @param before what Entra said so far: what has not changed since is not written, for a sign-in may have said more. Empty where all
     *     of it is news
     * @return the account; empty as long as nobody knows whose it is
     */
    Optional<UserModel> follow(PersonRow person, Optional<UserRecord> before, UserRecord now) {
        if (person.objectId == null) {
            return Optional.empty();
        }
        UserModel user = existing(person).orElseGet(() -> make(person));
        person.userId = user.getId();
        changed(before, now, UserRecord::givenName).ifPresent(name -> user.setFirstName(name.orElse(null)));
        changed(before, now, UserRecord::familyName).ifPresent(name -> user.setLastName(name.orElse(null)));
        changed(before, now, UserRecord::displayName)
                .ifPresent(name -> user.setAttribute(NAME, name.stream().toList()));
        changed(before, now, UserRecord::workAddress).ifPresent(address -> write(user, address));
        if (!person.active) {
            new AccountSwitch(session, user).off();
        }
        return Optional.of(user);
    }

    /** The value where it is news; an empty one where it has gone. */
    private static Optional<Optional<String>> changed(
            Optional<UserRecord> before, UserRecord now, Function<UserRecord, Optional<String>> value) {
        Optional<String> said = value.apply(now);
        boolean isNews = before.map(value).map(old -> !old.equals(said)).orElse(said.isPresent());
        return isNews ? Optional.of(said) : Optional.empty();
    }

    /** An address that no sign-in would bring is kept by SCIM alone, and not the account's. */
    private void write(UserModel user, Optional<String> written) {
        if (written.isEmpty()) {
            user.setEmail(null);
            user.setEmailVerified(false);
            return;
        }
        written.flatMap(EmailAddress::of).ifPresent(address -> write(user, address, enterprise.get()));
    }

    private void write(UserModel user, EmailAddress address, Enterprise own) {
        String domain = address.domain().name();
        String owner = new EnterpriseDirectory(session).ownersOf(Set.of(domain)).get(domain);
        if (own.admits(address) && (owner == null || owner.equals(own.alias()))) {
            user.setEmail(address.canonical());
            user.setEmailVerified(own.owns(address));
        }
    }

    /** The person is out, and what the account was used for has ended. */
    void off(PersonRow person) {
        existing(person).ifPresent(user -> new AccountSwitch(session, user).off());
    }

    /** The person is back; an account that operations have switched off otherwise stays so. */
    void on(PersonRow person) {
        existing(person).ifPresent(user -> new AccountSwitch(session, user).on());
    }

    /** An account that nobody has signed in with: it was made for an object id that was another's. */
    void discard(PersonRow person) {
        existing(person).ifPresent(user -> session.users().removeUser(realm, user));
        person.userId = null;
    }

    private Optional<UserModel> existing(PersonRow person) {
        return Optional.ofNullable(person.userId).flatMap(accounts::withId);
    }

    private UserModel make(PersonRow person) {
        IdentityProviderModel provider = session.identityProviders().getById(person.providerId);
        return new LinkedAccounts(session, provider)
                .findOrMake(LinkedAccounts.link(provider.getAlias(), person.objectId, person.userName))
                .user();
    }
}
