package com.rundiffusion.keycloak.database;

import com.rundiffusion.keycloak.schema.SsoSchemaFactory;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import liquibase.Liquibase;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.ChangeLogParseException;
import liquibase.exception.LiquibaseException;
import liquibase.parser.core.xml.XMLChangeLogSAXParser;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.keycloak.models.jpa.entities.CredentialEntity;
import org.keycloak.models.jpa.entities.FederatedIdentityEntity;
import org.keycloak.models.jpa.entities.GroupAttributeEntity;
import org.keycloak.models.jpa.entities.GroupEntity;
import org.keycloak.models.jpa.entities.IdentityProviderEntity;
import org.keycloak.models.jpa.entities.OrganizationDomainEntity;
import org.keycloak.models.jpa.entities.OrganizationEntity;
import org.keycloak.models.jpa.entities.UserAttributeEntity;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;
import org.keycloak.models.jpa.entities.UserRequiredActionEntity;
import org.keycloak.models.jpa.entities.UserRoleMappingEntity;

/**
 * Keycloak's tables, made from its own entities, and ours, made by our change log, in this JVM's memory: the database that
 * Keycloak brings, and Keycloak's own mapping.
 */
public final class TestDatabase implements AutoCloseable {

    public static final String CHANGES = "META-INF/sso-changelog.xml";

    /** Those that we read or write, and what they refer to: all of them would take seconds. */
    private static final List<Class<?>> KEYCLOAKS = List.of(
            IdentityProviderEntity.class,
            OrganizationEntity.class,
            OrganizationDomainEntity.class,
            GroupEntity.class,
            GroupAttributeEntity.class,
            UserEntity.class,
            UserGroupMembershipEntity.class,
            UserAttributeEntity.class,
            UserRequiredActionEntity.class,
            UserRoleMappingEntity.class,
            CredentialEntity.class,
            FederatedIdentityEntity.class);

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String url;
    private final Connection open;
    private final EntityManagerFactory entities;
    private final AtomicLong queries = new AtomicLong();

    private TestDatabase(String url, Connection open) {
        this.url = url;
        this.open = open;
        this.entities = configuration()
                .property(AvailableSettings.HBM2DDL_AUTO, "create")
                .property(AvailableSettings.STATEMENT_INSPECTOR, (StatementInspector) this::count)
                .createEntityManagerFactory();
    }

    /** Empty, and of a state of its own. */
    public static TestDatabase start() {
        TestDatabase database = empty();
        database.migrate(CHANGES);
        return database;
    }

    /** Keycloak's tables alone. */
    public static TestDatabase empty() {
        try {
            String url = "jdbc:h2:mem:sso-" + NUMBER.incrementAndGet() + ";NON_KEYWORDS=VALUE";
            return new TestDatabase(url, DriverManager.getConnection(url));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hibernate makes Keycloak's tables alone: what is ours is the change log's to make. */
    private HibernatePersistenceConfiguration configuration() {
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("keycloak")
                .jdbcUrl(url)
                .property(AvailableSettings.HBM2DDL_FILTER_PROVIDER, KeycloakTables.class.getName());
        KEYCLOAKS.forEach(configuration::managedClass);
        new SsoSchemaFactory().create(null).getEntities().forEach(configuration::managedClass);
        return configuration;
    }

    /** As Keycloak does it when it starts. */
    public void migrate(String changes) {
        try (Connection connection = connection()) {
            new Liquibase(
                            changes,
                            new ClassLoaderResourceAccessor(TestDatabase.class.getClassLoader()),
                            DatabaseFactory.getInstance()
                                    .findCorrectDatabaseImplementation(new JdbcConnection(connection)))
                    .update();
        } catch (SQLException | LiquibaseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the change log has them. */
    public static List<ChangeSet> changeSets() {
        try {
            return new XMLChangeLogSAXParser()
                    .parse(
                            CHANGES,
                            new ChangeLogParameters(),
                            new ClassLoaderResourceAccessor(TestDatabase.class.getClassLoader()))
                    .getChangeSets();
        } catch (ChangeLogParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fails where an entity of ours does not fit its table. */
    public void validateMapping() {
        configuration()
                .property(AvailableSettings.HBM2DDL_AUTO, "validate")
                .createEntityManagerFactory()
                .close();
    }

    private String count(String sql) {
        queries.incrementAndGet();
        return sql;
    }

    /** How many statements the work sends. */
    public long statements(Runnable work) {
        long before = queries.get();
        work.run();
        return queries.get() - before;
    }

    public Connection connection() throws SQLException {
        return DriverManager.getConnection(url);
    }

    EntityManager entityManager() {
        return entities.createEntityManager();
    }

    @Override
    public void close() {
        entities.close();
        try {
            open.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
