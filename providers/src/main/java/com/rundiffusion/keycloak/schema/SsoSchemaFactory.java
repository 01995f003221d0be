package com.rundiffusion.keycloak.schema;

import com.google.auto.service.AutoService;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;

/** Our tables, made and migrated by Keycloak's own start; rows follow their provider and
 * realm, whoever removes or writes those. */
@AutoService(JpaEntityProviderFactory.class)
public final class SsoSchemaFactory implements JpaEntityProviderFactory {

    private static final String ID = "rundiffusion-sso";

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new Schema();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(SsoSchemaFactory::follow);
    }

    private static void follow(ProviderEvent event) {
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
        for (Class<?> row : Schema.OF_A_PROVIDER) {
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

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void close() {}

    private record Schema() implements JpaEntityProvider {

        static final List<Class<?>> OF_A_PROVIDER = List.of(
                FirebaseUserRow.class,
                NoticeRow.class,
                NoticeMailRow.class,
                TaskRow.class,
                CertificateRow.class,
                EnterpriseRow.class);

        @Override
        public List<Class<?>> getEntities() {
            return List.of(
                    EnterpriseRow.class,
                    CertificateRow.class,
                    NoticeRow.class,
                    NoticeMailRow.class,
                    FirebaseUserRow.class,
                    TaskRow.class,
                    WriteLockRow.class);
        }

        @Override
        public String getChangelogLocation() {
            return "META-INF/sso-changelog.xml";
        }

        @Override
        public String getFactoryId() {
            return ID;
        }

        @Override
        public void close() {}
    }
}
