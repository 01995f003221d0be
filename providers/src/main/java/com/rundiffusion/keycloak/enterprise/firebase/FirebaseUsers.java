package com.rundiffusion.keycloak.enterprise.firebase;

import com.rundiffusion.keycloak.schema.FirebaseUserRow;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
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
        /** The NameID had another uid, which nobody bears. */
        CHANGED,
        UNCHANGED,
        /** The NameID has another uid already, and a person bears it: it stays. */
        BOUND
    }

    private final EntityManager database;
    private final String providerId;

    /** @param providerId internal id of the enterprise's identity provider */
    public FirebaseUsers(KeycloakSession session, String providerId) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.providerId = providerId;
    }

    public Result keep(String nameId, String firebaseUid) {
        FirebaseUserRow row = find(nameId);
        Result result = result(row, firebaseUid);
        if (result == Result.STORED) {
            row = new FirebaseUserRow();
            row.providerId = providerId;
            row.nameId = nameId;
            row.nameIdLower = nameId.toLowerCase(Locale.ROOT);
            give(row, firebaseUid);
            database.persist(row);
        } else if (result == Result.CHANGED) {
            give(row, firebaseUid);
        }
        return result;
    }

    /** What {@link #keep} would say; nothing is kept. */
    public Result rehearse(String nameId, String firebaseUid) {
        return result(find(nameId), firebaseUid);
    }

    private FirebaseUserRow find(String nameId) {
        return database.find(FirebaseUserRow.class, new FirebaseUserRow.Key(providerId, nameId));
    }

    private static Result result(FirebaseUserRow row, String firebaseUid) {
        if (row == null) {
            return Result.STORED;
        }
        if (row.firebaseUid.equals(firebaseUid)) {
            return Result.UNCHANGED;
        }
        return row.objectId == null ? Result.CHANGED : Result.BOUND;
    }

    /** All rows of one uid belong to one person: Firebase may have known that person by several NameIDs. */
    private void give(FirebaseUserRow row, String firebaseUid) {
        row.firebaseUid = firebaseUid;
        row.objectId = bearer(firebaseUid).orElse(null);
    }

    /**
     * The uid of the person with this object id; binds it if nobody came with the NameID, or with the uid's other ones,
     * before.
     *
     * @return empty when the NameID is unknown, or somebody else's by now
     */
    public Optional<String> claim(String nameId, String objectId) {
        List<FirebaseUserRow> found = about(nameId, objectId);
        return boundTo(objectId, found)
                .or(() -> uidOf(nameId, found)
                        .filter(uid -> bearer(uid).isEmpty())
                        .flatMap(uid -> bind(uid, objectId)));
    }

    /** One question, for most who are asked about have no uid and are asked about at each sign-in; from two indexes. */
    private List<FirebaseUserRow> about(String nameId, String objectId) {
        return database.createQuery(
                        "select row from FirebaseUserRow row where row.providerId = :provider and row.objectId = :object"
                                + " union"
                                + " select row from FirebaseUserRow row where row.providerId = :provider and row.nameIdLower = :lower",
                        FirebaseUserRow.class)
                .setParameter("provider", providerId)
                .setParameter("object", objectId)
                .setParameter("lower", nameId.toLowerCase(Locale.ROOT))
                .getResultList();
    }

    /** Of two who come at the same time, the second waits here for the first and then finds no free row. */
    private Optional<String> bind(String firebaseUid, String objectId) {
        database.createQuery("update FirebaseUserRow row set row.objectId = :object"
                        + " where row.providerId = :provider and row.firebaseUid = :uid and row.objectId is null")
                .setParameter("object", objectId)
                .setParameter("provider", providerId)
                .setParameter("uid", firebaseUid)
                .executeUpdate();
        return select("row.firebaseUid", "row.objectId = :value", objectId).stream()
                .findFirst();
    }

    /**
     * As it was written; else in any case, if that leaves one: a user principal name may be spelled anew, and no two people
     * of a tenant have names that differ in case alone.
     */
    private static Optional<String> uidOf(String nameId, List<FirebaseUserRow> found) {
        return found.stream()
                .filter(row -> row.nameId.equals(nameId))
                .findFirst()
                .map(row -> row.firebaseUid)
                .or(() -> theOnlyOne(found.stream()
                        .filter(row -> row.nameIdLower.equals(nameId.toLowerCase(Locale.ROOT)))
                        .map(row -> row.firebaseUid)
                        .collect(Collectors.toSet())));
    }

    private static Optional<String> theOnlyOne(Set<String> uids) {
        return uids.size() == 1 ? uids.stream().findFirst() : Optional.empty();
    }

    private static Optional<String> boundTo(String objectId, List<FirebaseUserRow> found) {
        return found.stream()
                .filter(row -> objectId.equals(row.objectId))
                .findFirst()
                .map(row -> row.firebaseUid);
    }

    private Optional<String> bearer(String firebaseUid) {
        return select("row.objectId", "row.objectId is not null and row.firebaseUid = :value", firebaseUid).stream()
                .findFirst();
    }

    private List<String> select(String what, String condition, String value) {
        return database.createQuery(
                        "select " + what + " from FirebaseUserRow row where row.providerId = :provider and "
                                + condition,
                        String.class)
                .setParameter("provider", providerId)
                .setParameter("value", value)
                .setMaxResults(2)
                .getResultList();
    }
}
