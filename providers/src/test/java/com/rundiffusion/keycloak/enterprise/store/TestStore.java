package com.rundiffusion.keycloak.enterprise.store;

import com.rundiffusion.keycloak.database.TestDatabase;
import com.rundiffusion.keycloak.database.TestSessions;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.TenantId;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.jpa.entities.FederatedIdentityEntity;
import org.keycloak.models.jpa.entities.IdentityProviderEntity;
import org.keycloak.models.jpa.entities.OrganizationDomainEntity;
import org.keycloak.models.jpa.entities.OrganizationEntity;
import org.keycloak.models.jpa.entities.UserEntity;

/** Enterprises and people as rows, without a server. */
public final class TestStore implements AutoCloseable {

    private final TestDatabase database = TestDatabase.start();
    private final TestSessions sessions = new TestSessions(database);

    public TestDatabase database() {
        return database;
    }

    public TestSessions sessions() {
        return sessions;
    }

    public static TenantId tenant(String alias) {
        return new TenantId("11111111-2222-4333-8444-%012x".formatted(alias.hashCode() & 0xffffffffL));
    }

    public static String providerId(String alias) {
        return tenant(alias).providerId(TestSessions.REALM);
    }

    /** An active one that nobody has checked, as Keycloak's own admin REST could make it. */
    public void connect(String alias, Set<String> domains, Map<String, String> config) {
        sessions.run(session -> {
            OrganizationEntity organization = organization(alias, TestSessions.REALM);
            entities(session).persist(organization);
            domains.forEach(name -> entities(session).persist(domain(name, organization)));
            Map<String, String> all = new HashMap<>(Map.of(
                    "entityId", "rundiffusion.com",
                    "singleSignOnServiceUrl", "https://login.microsoftonline.com/" + tenant(alias) + "/saml2",
                    "idpEntityId", "https://sts.windows.net/" + tenant(alias) + "/"));
            all.putAll(config);
            IdentityProviderEntity provider = provider(alias, TestSessions.REALM, "entra-saml", organization);
            provider.setInternalId(providerId(alias));
            provider.setConfig(all);
            entities(session).persist(provider);
        });
    }

    public static OrganizationEntity organization(String alias, String realm) {
        OrganizationEntity organization = new OrganizationEntity();
        organization.setId(alias + "-organization");
        organization.setRealmId(realm);
        organization.setName(alias);
        organization.setAlias(alias);
        organization.setEnabled(true);
        return organization;
    }

    public static OrganizationDomainEntity domain(String name, OrganizationEntity organization) {
        OrganizationDomainEntity domain = new OrganizationDomainEntity();
        domain.setId(name);
        domain.setName(name);
        domain.setVerified(true);
        domain.setOrganization(organization);
        organization.addDomain(domain);
        return domain;
    }

    public static IdentityProviderEntity provider(
            String alias, String realm, String type, OrganizationEntity organization) {
        IdentityProviderEntity provider = new IdentityProviderEntity();
        provider.setInternalId(alias + "-provider");
        provider.setRealmId(realm);
        provider.setAlias(alias);
        provider.setProviderId(type);
        provider.setEnabled(true);
        provider.setOrganizationId(organization.getId());
        return provider;
    }

    /** People with a verified address. */
    void people(String alias, String domain, int number) {
        sessions.run(session -> {
            for (int i = 0; i < number; i++) {
                UserEntity user = new UserEntity();
                user.setId(alias + "-" + i);
                user.setRealmId(TestSessions.REALM);
                user.setUsername(alias + "." + i);
                user.setEmail("person" + i + "@" + domain, false);
                user.setEmailVerified(true);
                user.setEnabled(true);
                entities(session).persist(user);
                FederatedIdentityEntity link = new FederatedIdentityEntity();
                link.setUser(user);
                link.setRealmId(TestSessions.REALM);
                link.setIdentityProvider(alias);
                link.setUserId("object-" + i);
                entities(session).persist(link);
            }
        });
    }

    public StoredEnterprise find(String alias) {
        return call(enterprises -> enterprises.find(alias).orElseThrow());
    }

    Optional<Remnant> remnant(String alias) {
        return sessions.inTransaction(session -> new Remnants(session).find(alias));
    }

    public <T> T call(Function<Enterprises, T> work) {
        return sessions.inTransaction(session -> work.apply(new Enterprises(session)));
    }

    /** As our own API stores a change. */
    public void update(String alias, Function<Enterprise, Enterprise> change) {
        call(enterprises -> {
            StoredEnterprise stored = enterprises.find(alias).orElseThrow();
            enterprises.update(stored, change.apply(stored.enterprise()));
            return null;
        });
    }

    public <T> List<T> query(String jpql, Class<T> type) {
        return sessions.inTransaction(
                session -> entities(session).createQuery(jpql, type).getResultList());
    }

    public static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    @Override
    public void close() {
        database.close();
    }
}
