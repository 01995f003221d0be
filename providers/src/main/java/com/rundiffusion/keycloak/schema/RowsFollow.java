package com.rundiffusion.keycloak.schema;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;

/** Rows follow their provider and realm, whoever removes or writes those. */
final class RowsFollow {

    private static final List<Class<?>> OF_A_PROVIDER = List.of(
            FirebaseUserRow.class,
            NoticeRow.class,
            NoticeMailRow.class,
            TaskRow.class,
            CertificateRow.class,
            EnterpriseRow.class);

    private RowsFollow() {}

    static void event(ProviderEvent event) {
        if (event instanceof RealmModel.IdentityProviderRemovedEvent removed) {
            removeOf(
                    removed.getKeycloakSession(),
                    removed.getRemovedIdentityProvider().getInternalId());
        } else if (event instanceof RealmModel.IdentityProviderUpdatedEvent updated) {
            markStale(
                    updated.getKeycloakSession(),
                    updated.getUpdatedIdentityProvider().getInternalId());
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

    private static void removeOf(KeycloakSession session, String providerId) {
        EntityManager database = database(session);
        for (Class<?> row : OF_A_PROVIDER) {
            database.createQuery("delete from " + row.getSimpleName() + " row where row.providerId = :provider")
                    .setParameter("provider", providerId)
                    .executeUpdate();
        }
    }

    private static void removeAll(KeycloakSession session, String realmId) {
        EntityManager database = database(session);
        for (Class<?> row : List.of(FirebaseUserRow.class, NoticeRow.class, NoticeMailRow.class)) {
            database.createQuery(
                            "delete from " + row.getSimpleName() + " row where row.providerId in"
                                    + " (select enterprise.providerId from EnterpriseRow enterprise where enterprise.realmId = :realm)")
                    .setParameter("realm", realmId)
                    .executeUpdate();
        }
        for (Class<?> row : List.of(TaskRow.class, CertificateRow.class, EnterpriseRow.class, WriteLockRow.class)) {
            database.createQuery("delete from " + row.getSimpleName() + " row where row.realmId = :realm")
                    .setParameter("realm", realmId)
                    .executeUpdate();
        }
    }

    private static EntityManager database(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
