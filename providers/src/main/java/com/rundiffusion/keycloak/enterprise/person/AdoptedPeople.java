package com.rundiffusion.keycloak.enterprise.person;

import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import com.rundiffusion.keycloak.schema.PersonRow;
import com.rundiffusion.keycloak.schema.ProvisioningRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Gives everybody who has signed in before a record, so that Entra finds them when it begins to provision and nobody is there twice. A few
 * share a transaction; it can be broken off and begun again.
 */
public final class AdoptedPeople {

    private static final int BATCH = 200;

    /** In the order of accounts, beginning after one of them. */
    private static final String WITHOUT_RECORD =
            "select link.user.id, link.userId, link.userName from FederatedIdentityEntity link"
                    + " where link.realmId = :realm and link.identityProvider = :alias and link.user.id > :after"
                    + " and not exists (select 1 from PersonRow person where person.providerId = :provider"
                    + " and person.objectId = lower(link.userId)) order by link.user.id";

    private final RealmTransaction realm;
    private final String providerId;
    private final String alias;

    public AdoptedPeople(RealmTransaction realm, String providerId, String alias) {
        this.realm = realm;
        this.providerId = providerId;
        this.alias = alias;
    }

    /** That nobody has been adopted yet: until then Entra is told to come again. */
    public static void await(KeycloakSession session, String providerId) {
        EntityManager database = database(session);
        ProvisioningRow row = Optional.ofNullable(database.find(ProvisioningRow.class, providerId))
                .orElseGet(() -> {
                    ProvisioningRow none = new ProvisioningRow();
                    none.providerId = providerId;
                    none.realmId = session.getContext().getRealm().getId();
                    database.persist(none);
                    return none;
                });
        row.adoptedAt = null;
    }

    /** Until all have one. */
    public void adopt() {
        Optional<String> last = Optional.of("");
        while (last.isPresent()) {
            String after = last.get();
            last = realm.call(session -> adopt(session, after));
        }
        realm.run(session -> Optional.ofNullable(database(session).find(ProvisioningRow.class, providerId))
                .ifPresent(row -> row.adoptedAt = KeycloakClock.now().toEpochMilli()));
    }

    /** @return the last account of this batch; empty when there was none */
    private Optional<String> adopt(KeycloakSession session, String after) {
        List<Tuple> links = database(session)
                .createQuery(WITHOUT_RECORD, Tuple.class)
                .setParameter("realm", session.getContext().getRealm().getId())
                .setParameter("alias", alias)
                .setParameter("provider", providerId)
                .setParameter("after", after)
                .setMaxResults(BATCH)
                .getResultList();
        People people = new People(session, providerId);
        String last = null;
        for (Tuple link : links) {
            last = link.get(0, String.class);
            String objectId = link.get(1, String.class).toLowerCase(Locale.ROOT);
            PersonRow person = people.addSignedIn(
                    objectId, Optional.ofNullable(link.get(2, String.class)).orElse(objectId));
            person.userId = last;
        }
        return Optional.ofNullable(last);
    }

    private static EntityManager database(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
