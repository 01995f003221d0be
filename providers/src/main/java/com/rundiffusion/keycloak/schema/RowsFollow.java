package com.rundiffusion.keycloak.schema;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** Rows follow their provider, account and realm, whoever removes or writes those. */
public final class RowsFollow {

    private static final List<Class<?>> OF_A_PROVIDER = List.of(
            FirebaseUserRow.class,
            NoticeRow.class,
            NoticeMailRow.class,
            TaskRow.class,
            SignInDayRow.class,
            PersonValuesRow.class,
            PersonRow.class,
            PersonGroupRow.class,
            AccessTokenRow.class,
            ProvisioningRow.class,
            ScimRequestRow.class,
            SessionIndexRow.class,
            CertificateRow.class,
            EnterpriseRow.class);

    private static final List<Class<?>> OF_A_LINK =
            List.of(SetupSecretRow.class, SetupOpeningRow.class, SetupTestRow.class, DomainProofRow.class);

    private static final String REMAINS = Stream.concat(
                    OF_A_PROVIDER.stream()
                            .map(row -> "select row.providerId from " + row.getSimpleName()
                                    + " row where row.providerId = :provider"),
                    Stream.of("select row.enterprise from SignInLogRow row"
                            + " where row.realmId = :realm and row.enterprise = :alias"))
            .collect(Collectors.joining(" union all "));

    private RowsFollow() {}

    static void event(ProviderEvent event) {
        if (event instanceof RealmModel.IdentityProviderRemovedEvent removed) {
            EntityManager database = database(removed.getKeycloakSession());
            removeOf(database, removed.getRemovedIdentityProvider().getInternalId());
            removeLog(
                    database,
                    removed.getRealm().getId(),
                    removed.getRemovedIdentityProvider().getAlias());
        } else if (event instanceof RealmModel.IdentityProviderUpdatedEvent updated) {
            markStale(
                    updated.getKeycloakSession(),
                    updated.getUpdatedIdentityProvider().getInternalId());
        } else if (event instanceof UserModel.UserPreRemovedEvent removed) {
            forgetAccount(removed.getKeycloakSession(), removed.getUser().getId());
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            removeAll(removed.getKeycloakSession(), removed.getRealm().getId());
        }
    }

    /** Whoever writes the row as well does so after this, in the same transaction, and takes the mark away. */
    private static void markStale(KeycloakSession session, String providerId) {
        database(session)
                .createQuery("update EnterpriseRow row set row.stale = true where row.providerId = :provider")
                .setParameter("provider", providerId)
                .executeUpdate();
    }

    /** Whose account it was stays known, without one. */
    private static void forgetAccount(KeycloakSession session, String userId) {
        database(session)
                .createQuery("update PersonRow row set row.userId = null where row.userId = :user")
                .setParameter("user", userId)
                .executeUpdate();
    }

    /** So that a new provider inherits nothing, whatever somebody else has written to the database. */
    public static void removeRemains(EntityManager database, String realmId, String providerId, String alias) {
        if (hasRemains(database, realmId, providerId, alias)) {
            removeOf(database, providerId);
            removeLog(database, realmId, alias);
        }
    }

    /** One question for all tables: a bulk import asks it for each enterprise. */
    private static boolean hasRemains(EntityManager database, String realmId, String providerId, String alias) {
        return !database.createQuery(REMAINS, String.class)
                .setParameter("provider", providerId)
                .setParameter("realm", realmId)
                .setParameter("alias", alias)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** All of a provider that is gone. */
    private static void removeOf(EntityManager database, String providerId) {
        removeLinks(database, "providerId", providerId);
        removeMembers(database, "providerId", providerId);
        for (Class<?> row : OF_A_PROVIDER) {
            database.createQuery("delete from " + row.getSimpleName() + " row where row.providerId = :provider")
                    .setParameter("provider", providerId)
                    .executeUpdate();
        }
    }

    /** What happened under an alias that is nobody's any more. */
    private static void removeLog(EntityManager database, String realmId, String alias) {
        database.createQuery("delete from SignInLogRow row where row.realmId = :realm and row.enterprise = :alias")
                .setParameter("realm", realmId)
                .setParameter("alias", alias)
                .executeUpdate();
    }

    /** A setup link, with all that belongs to it. */
    public static void removeLink(EntityManager database, String id) {
        removeLinks(database, "id", id);
    }

    /** Setup links, with all that belongs to them. */
    private static void removeLinks(EntityManager database, String column, String value) {
        String links = " from SetupLinkRow link where link." + column + " = :value";
        for (Class<?> row : OF_A_LINK) {
            database.createQuery("delete from " + row.getSimpleName() + " row where row.linkId in (select link.id"
                            + links + ")")
                    .setParameter("value", value)
                    .executeUpdate();
        }
        database.createQuery("delete" + links).setParameter("value", value).executeUpdate();
    }

    /** Who is in which group. */
    private static void removeMembers(EntityManager database, String column, String value) {
        database.createQuery("delete from GroupMemberRow row where row.groupId in"
                        + " (select one.id from PersonGroupRow one where one." + column + " = :value)")
                .setParameter("value", value)
                .executeUpdate();
    }

    private static void removeAll(KeycloakSession session, String realmId) {
        EntityManager database = database(session);
        removeLinks(database, "realmId", realmId);
        removeMembers(database, "realmId", realmId);
        for (Class<?> row : List.of(FirebaseUserRow.class, NoticeRow.class, PersonValuesRow.class)) {
            database.createQuery(
                            "delete from " + row.getSimpleName() + " row where row.providerId in"
                                    + " (select enterprise.providerId from EnterpriseRow enterprise where enterprise.realmId = :realm)")
                    .setParameter("realm", realmId)
                    .executeUpdate();
        }
        for (Class<?> row : List.of(
                NoticeMailRow.class,
                TaskRow.class,
                SignInDayRow.class,
                PersonRow.class,
                PersonGroupRow.class,
                AccessTokenRow.class,
                ProvisioningRow.class,
                ScimRequestRow.class,
                SessionIndexRow.class,
                LogoutNoticeRow.class,
                CertificateRow.class,
                EnterpriseRow.class,
                WriteLockRow.class,
                SignInLogRow.class)) {
            database.createQuery("delete from " + row.getSimpleName() + " row where row.realmId = :realm")
                    .setParameter("realm", realmId)
                    .executeUpdate();
        }
    }

    private static EntityManager database(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
