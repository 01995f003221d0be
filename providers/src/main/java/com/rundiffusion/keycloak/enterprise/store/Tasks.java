package com.rundiffusion.keycloak.enterprise.store;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.RoleRules;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.person.AdoptedPeople;
import com.rundiffusion.keycloak.enterprise.person.RecomputedRoles;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import com.rundiffusion.keycloak.schema.TaskRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.organization.OrganizationProvider;

/**
 * What a change of an enterprise promises for its people. It is written down with the change, begun as soon as that is
 * stored, and otherwise done by the background round: a node that dies, or a database that fails, leaves nothing undone.
 * Nothing of it can make a change that is stored look as if it were not.
 */
public final class Tasks {

    private static final Logger LOG = Logger.getLogger(Tasks.class);

    /** Longer than most take; whoever takes longer is joined by another node, which does no harm. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final String BLANK = " ";

    private Tasks() {}

    enum Kind {
        /** Of an enterprise that lets nobody in any more. */
        SIGN_OUT,
        /** Once more: whoever was let in at that moment has a session since. */
        SIGN_OUT_LATE,
        /** In domains that are no longer the enterprise's. */
        DOUBT_ADDRESSES,
        /** Whoever signed in before has a record, now that the enterprise provisions its people. */
        ADOPT_PEOPLE,
        /** By rules that have changed, or of an enterprise that gives its people none any more. */
        RECOMPUTE_ROLES,
        /** Once more: whoever signed in at that moment did so by the rules before. */
        RECOMPUTE_ROLES_LATE,
        /** Of an organization whose identity provider was removed past our own API; the row names the organization. */
        SIGN_OUT_REMNANT;

        /** What is due some minutes after it. */
        private Optional<Kind> next() {
            return switch (this) {
                case SIGN_OUT -> Optional.of(SIGN_OUT_LATE);
                case RECOMPUTE_ROLES -> Optional.of(RECOMPUTE_ROLES_LATE);
                default -> Optional.empty();
            };
        }
    }

    /** Once the session's transaction is through, and before its caller is answered. */
    static void promise(KeycloakSession session, String id, Kind kind, Set<String> domains) {
        TaskRow row = new TaskRow();
        row.id = KeycloakModelUtils.generateId();
        row.realmId = session.getContext().getRealm().getId();
        row.providerId = id;
        row.kind = kind.name();
        row.domains = domains.isEmpty() ? null : String.join(BLANK, domains);
        row.dueAt = KeycloakClock.now().plus(LEASE).toEpochMilli();
        database(session).persist(row);
        RealmTransaction realm = RealmTransaction.beside(session);
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                attempt(realm, row.id);
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    private static void attempt(RealmTransaction realm, String id) {
        try {
            finish(realm, id);
        } catch (RuntimeException failed) {
            LOG.warnf("A change is stored, and what it promises is not done yet; it is tried again: %s", failed);
        }
    }

    /** Those that nobody is at, the longest due first. */
    public static List<String> due(KeycloakSession session, Instant now, int max) {
        return database(session)
                .createQuery(
                        "select row.id from TaskRow row where row.realmId = :realm and row.dueAt <= :now"
                                + " order by row.dueAt",
                        String.class)
                .setParameter("realm", session.getContext().getRealm().getId())
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(max)
                .getResultList();
    }

    /** @return false when another node was faster */
    public static boolean claim(KeycloakSession session, String id, Instant now) {
        return 1
                == database(session)
                        .createQuery(
                                "update TaskRow row set row.dueAt = :later where row.id = :id and row.dueAt <= :now")
                        .setParameter("later", now.plus(LEASE).toEpochMilli())
                        .setParameter("id", id)
                        .setParameter("now", now.toEpochMilli())
                        .executeUpdate();
    }

    /** May be done twice, at once too. What fails leaves the task where it is. */
    public static void finish(RealmTransaction realm, String id) {
        Optional<TaskRow> open =
                realm.call(session -> Optional.ofNullable(database(session).find(TaskRow.class, id)));
        open.ifPresent(row -> {
            realm.call(session -> left(session, realm, row)).ifPresent(Runnable::run);
            realm.run(session -> close(session, row));
        });
    }

    /** Unless another node has closed it meanwhile, by its kind. */
    private static void close(KeycloakSession session, TaskRow done) {
        Query query = Kind.valueOf(done.kind)
                .next()
                .map(next -> database(session)
                        .createQuery("update TaskRow row set row.kind = :next, row.dueAt = :later"
                                + " where row.id = :id and row.kind = :kind")
                        .setParameter("next", next.name())
                        .setParameter("later", KeycloakClock.now().plus(LEASE).toEpochMilli()))
                .orElseGet(() -> database(session)
                        .createQuery("delete from TaskRow row where row.id = :id and row.kind = :kind"));
        query.setParameter("id", done.id).setParameter("kind", done.kind).executeUpdate();
    }

    /** What is left of it: the enterprise may be active again, or have the domain back. */
    private static Optional<Runnable> left(KeycloakSession session, RealmTransaction realm, TaskRow row) {
        if (Kind.valueOf(row.kind) == Kind.SIGN_OUT_REMNANT) {
            return Optional.ofNullable(
                            session.getProvider(OrganizationProvider.class).getById(row.providerId))
                    .filter(left ->
                            new Enterprises(session).find(left.getAlias()).isEmpty())
                    .map(left -> new EnterpriseAccounts(realm, left.getAlias())::signOut);
        }
        return new Enterprises(session)
                .findById(row.providerId)
                .map(StoredEnterprise::enterprise)
                .map(enterprise -> {
                    EnterpriseAccounts people = new EnterpriseAccounts(realm, enterprise.alias());
                    return switch (Kind.valueOf(row.kind)) {
                        case SIGN_OUT, SIGN_OUT_LATE -> enterprise.isActive() ? () -> {} : people::signOut;
                        case SIGN_OUT_REMNANT -> () -> {};
                        case ADOPT_PEOPLE -> new AdoptedPeople(realm, row.providerId, enterprise.alias())::adopt;
                        case RECOMPUTE_ROLES, RECOMPUTE_ROLES_LATE ->
                            new RecomputedRoles(realm, row.providerId, Tasks::roles)::recompute;
                        case DOUBT_ADDRESSES -> () -> people.doubtAddresses(lost(row, enterprise));
                    };
                });
    }

    /** As they are when they are asked for; empty where the enterprise gives none, or is gone. */
    private static Optional<RoleRules> roles(KeycloakSession session, String providerId) {
        return new Enterprises(session)
                .findById(providerId)
                .flatMap(stored -> stored.enterprise().people().roles());
    }

    private static Set<String> lost(TaskRow row, Enterprise enterprise) {
        Set<String> lost = new HashSet<>(List.of(row.domains.split(BLANK)));
        lost.removeAll(enterprise.domains());
        return lost;
    }

    private static EntityManager database(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
