package com.rundiffusion.keycloak.provisioning.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.person.People;
import com.rundiffusion.keycloak.enterprise.person.PersonKey;
import com.rundiffusion.keycloak.enterprise.person.RoleGrant;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.provisioning.access.PersonEvents;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.query.UserKeys;
import com.rundiffusion.keycloak.provisioning.resource.ScimClient;
import com.rundiffusion.keycloak.provisioning.resource.UserRecord;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.schema.PersonRow;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Writes what Entra says of a person, and lets the account follow. */
final class UserWrite {

    private final KeycloakSession session;
    private final ScimClient client;
    private final People people;
    private final IdentityProviderModel provider;

    private UserWrite(KeycloakSession session, ScimClient client, IdentityProviderModel provider) {
        this.session = session;
        this.client = client;
        this.people = new People(session, client.providerId());
        this.provider = provider;
    }

    /**
     * Nobody pauses or removes the enterprise until the transaction ends.
     *
     * @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault where it does not provision any more
     */
    static UserWrite hold(KeycloakSession session, ScimClient client) {
        IdentityProviderModel provider = new Enterprises(session)
                .holdProvider(client.providerId())
                .filter(held -> EnterpriseDirectory.people(held).provisioning().isOn())
                .orElseThrow(ScimFaultCode.PROVISIONING_OFF::fault);
        return new UserWrite(session, client, provider);
    }

    /** All of it takes some statements more, and is most often not asked for. */
    private Enterprise enterprise() {
        return new Enterprises(session)
                .findById(client.providerId())
                .map(StoredEnterprise::enterprise)
                .orElseThrow();
    }

    private ProvisionedAccount account() {
        return new ProvisionedAccount(session, this::enterprise);
    }

    PersonRow post(ObjectNode record) {
        UserRecord user = new UserRecord(record);
        Optional<String> objectId = objectId(user);
        String nameKey = PersonKey.of(user.userName());
        List<PersonRow> found = people.heldOf(objectId, user.userName());
        Optional<PersonRow> known = found.stream()
                .filter(person -> person.objectId != null && person.objectId.equals(objectId.orElse(null)))
                .findFirst();
        Optional<PersonRow> named = found.stream()
                .filter(person -> nameKey.equals(person.userNameKey))
                .findFirst();
        Posting posting = Posting.of(known, named, objectId.isPresent());
        if (posting == Posting.EXISTS) {
            throw ScimFaultCode.PERSON_EXISTS.fault();
        }
        Optional<PersonRow> same = posting == Posting.NEW ? Optional.empty() : known.or(() -> named);
        named.filter(other -> same.filter(other::equals).isEmpty()).ifPresent(UserWrite::giveUpName);
        if (posting == Posting.REHIRE) {
            people.restore(same.orElseThrow());
        }
        PersonRow person = same.orElseGet(() -> people.addProvisioned(objectId.orElse(null), user.userName()));
        objectId.filter(id -> person.objectId == null).ifPresent(id -> people.bind(person, id));
        name(person, user.userName());
        store(person, record, user.active().orElse(true));
        ProvisionedAccount account = account();
        Optional<UserModel> follower = account.follow(person, Optional.empty(), user);
        if (person.active && (posting == Posting.RESTORE || posting == Posting.REHIRE)) {
            account.on(person);
        }
        PersonEvents events = new PersonEvents(session, provider.getAlias());
        if (posting == Posting.NEW) {
            events.made(person);
        } else {
            events.takenOver(person, posting.change());
        }
        giveRoles(person, follower, events);
        return person;
    }

    /** @param before what was stored; {@code after} what is to be, whole */
    void change(PersonRow person, ObjectNode before, ObjectNode after) {
        UserRecord was = new UserRecord(before);
        UserRecord is = new UserRecord(after);
        if (!PersonKey.of(is.userName()).equals(person.userNameKey)) {
            requireFree(person, is.userName());
        }
        ProvisionedAccount account = account();
        Optional<String> another = objectId(is).filter(id -> !id.equals(person.objectId));
        another.ifPresent(id -> identify(person, id, account));
        name(person, is.userName());
        boolean wasActive = person.active;
        store(person, after, is.active().orElse(person.active));
        boolean isIn = person.active && (!wasActive || another.isPresent());
        Optional<UserModel> follower = isIn || account.isConcerned(person, was, is)
                ? account.follow(person, Optional.of(was), is)
                : Optional.empty();
        PersonEvents events = new PersonEvents(session, provider.getAlias());
        another.ifPresent(id -> events.bound(person));
        if (isIn) {
            account.on(person);
            giveRoles(person, follower, events);
        }
        if (person.active != wasActive) {
            events.switched(person);
        }
    }

    void remove(PersonRow person) {
        account().off(person);
        new PersonEvents(session, provider.getAlias()).removed(person);
        people.remove(person);
    }

    private void giveRoles(PersonRow person, Optional<UserModel> account, PersonEvents events) {
        RoleGrant roles =
                new RoleGrant(session, EnterpriseDirectory.people(provider).roles());
        account.map(user -> roles.recompute(person, user))
                .orElseGet(() -> roles.recompute(person))
                .ifPresent(change -> events.given(person, change.after()));
    }

    /** It is somebody else whom Entra has named so far, or nobody was known by an object id. */
    private void identify(PersonRow person, String objectId, ProvisionedAccount account) {
        if (person.objectId != null && person.proven) {
            throw ScimFaultCode.EXTERNAL_ID_CONTRADICTS.fault();
        }
        Optional<PersonRow> other = people.heldOfObject(objectId);
        if (other.filter(known -> known.managed && known.removedAt == null).isPresent()) {
            throw ScimFaultCode.PERSON_EXISTS.fault();
        }
        account.discard(person);
        other.ifPresentOrElse(known -> people.merge(known, person), () -> people.bind(person, objectId));
    }

    private void requireFree(PersonRow person, String userName) {
        people.ofName(userName).filter(other -> other != person).ifPresent(other -> {
            if (other.active) {
                throw ScimFaultCode.PERSON_EXISTS.fault();
            }
            giveUpName(other);
        });
    }

    /** Names are given out again; who has left is found by the object id still. */
    private static void giveUpName(PersonRow inactive) {
        inactive.userNameKey = null;
    }

    private void name(PersonRow person, String userName) {
        if (!PersonKey.of(userName).equals(person.userNameKey)) {
            // Whoever gave it up is written first.
            database().flush();
        }
        person.userName = userName;
        person.userNameKey = PersonKey.of(userName);
    }

    private void store(PersonRow person, ObjectNode record, boolean active) {
        UserKeys keys = UserKeys.of(record, new MatchingPath(session, client.providerId()).written());
        person.managed = true;
        person.active = active;
        // Whoever does not say so may sign in, and reads that.
        person.record = record.put("active", active).toString();
        person.externalKey = keys.externalId().orElse(null);
        person.emailKey = keys.email().orElse(null);
        person.matchKey = keys.matching().orElse(null);
        person.updatedAt = KeycloakClock.now().toEpochMilli();
    }

    /** Where the mapping says so, Entra's id of a person is the object id. */
    private static Optional<String> objectId(UserRecord user) {
        return user.externalId().flatMap(TenantId::parse).map(TenantId::guid);
    }

    private EntityManager database() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
