package com.rundiffusion.keycloak.firebase;

import com.rundiffusion.keycloak.schema.FirebaseUserRow;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/**
 * The Firebase uids of one enterprise's people, kept by the NameID that Firebase knew them by. A uid goes to whoever first
 * comes with its NameID, and from then on to that person alone: a NameID can be given to somebody else later, an Entra object
 * id cannot.
 */
public final class FirebaseUsers {

    /** What became of a uid that was to be kept. */
    public enum Result {
        STORED,
        UNCHANGED,
        /** The NameID has another uid already, and a person bears it: it stays. */
        BOUND
    }

    /** Configuration of a provider that has any, so that the others cost no look-up at each sign-in. */
    private static final String KEPT = "firebaseUsers";

    private final EntityManager database;
    private final String providerId;

    /** @param providerId internal id of the enterprise's identity provider */
    public FirebaseUsers(KeycloakSession session, String providerId) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.providerId = providerId;
    }

    public static boolean areKeptFor(IdentityProviderModel provider) {
        return Boolean.parseBoolean(provider.getConfig().get(KEPT));
    }

    /** To be called when the first is kept; the provider is written if that is news. */
    public static void noteKeptFor(IdentityProviderModel provider, KeycloakSession session) {
        if (!areKeptFor(provider)) {
            provider.getConfig().put(KEPT, "true");
            session.identityProviders().update(provider);
        }
    }

    /** @param nameId compared exactly, as Firebase does */
    public Result keep(String nameId, String firebaseUid) {
        FirebaseUserRow row = find(nameId);
        if (row == null) {
            row = new FirebaseUserRow();
            row.providerId = providerId;
            row.nameId = nameId;
            row.firebaseUid = firebaseUid;
            database.persist(row);
            return Result.STORED;
        }
        if (row.firebaseUid.equals(firebaseUid)) {
            return Result.UNCHANGED;
        }
        if (row.objectId != null) {
            return Result.BOUND;
        }
        row.firebaseUid = firebaseUid;
        return Result.STORED;
    }

    /**
     * The uid of the person with this object id; binds it if nobody came with the NameID before.
     *
     * @return empty when the NameID is unknown, or somebody else's by now
     */
    public Optional<String> claim(String nameId, String objectId) {
        Optional<String> bound = boundTo(objectId);
        if (bound.isPresent()) {
            return bound;
        }
        int taken = database.createQuery("update FirebaseUserRow row set row.objectId = :object"
                        + " where row.providerId = :provider and row.nameId = :name and row.objectId is null")
                .setParameter("object", objectId)
                .setParameter("provider", providerId)
                .setParameter("name", nameId)
                .executeUpdate();
        return taken == 0 ? Optional.empty() : boundTo(objectId);
    }

    private Optional<String> boundTo(String objectId) {
        return database
                .createQuery(
                        "select row.firebaseUid from FirebaseUserRow row"
                                + " where row.providerId = :provider and row.objectId = :object",
                        String.class)
                .setParameter("provider", providerId)
                .setParameter("object", objectId)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
    }

    private FirebaseUserRow find(String nameId) {
        return database.find(FirebaseUserRow.class, new FirebaseUserRow.Key(providerId, nameId));
    }
}
