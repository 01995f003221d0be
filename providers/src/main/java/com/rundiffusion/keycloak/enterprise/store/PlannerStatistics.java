package com.rundiffusion.keycloak.enterprise.store;

import com.rundiffusion.keycloak.schema.DatabaseKind;
import jakarta.persistence.EntityManager;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.util.JpaUtils;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * What PostgreSQL believes to be in the tables that grow by each enterprise. It looks for itself about once a minute;
 * until then it plans for empty ones, goes through all enterprises of the realm for each that is added, and a bulk import
 * has added thousands. Other databases need no telling.
 *
 * @see <a href="https://www.postgresql.org/docs/current/populate.html#POPULATE-ANALYZE">Run ANALYZE Afterwards</a>
 */
public final class PlannerStatistics {

    private static final Logger LOG = Logger.getLogger(PlannerStatistics.class);

    private PlannerStatistics() {}

    /** In a transaction of its own; waits for nobody, and a database that refuses it is left as it is. */
    public static void renew(KeycloakSessionFactory sessions) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    sessions,
                    session -> renew(
                            session.getProvider(JpaConnectionProvider.class).getEntityManager()));
        } catch (RuntimeException refused) {
            LOG.debug("The database was not told of its new rows", refused);
        }
    }

    private static void renew(EntityManager database) {
        if (DatabaseKind.isPostgres(database)) {
            database.createNativeQuery("analyze (skip_locked) " + tables(database))
                    .executeUpdate();
        }
    }

    private static String tables(EntityManager database) {
        return Stream.of(
                        "ORG",
                        "ORG_DOMAIN",
                        "KEYCLOAK_GROUP",
                        "IDENTITY_PROVIDER",
                        "IDENTITY_PROVIDER_CONFIG",
                        "SSO_ENTERPRISE",
                        "SSO_CERTIFICATE")
                .map(table -> JpaUtils.getTableNameForNativeQuery(table, database))
                .collect(Collectors.joining(", "));
    }
}
