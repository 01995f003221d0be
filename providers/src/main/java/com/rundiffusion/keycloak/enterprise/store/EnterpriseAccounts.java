package com.rundiffusion.keycloak.enterprise.store;

import com.rundiffusion.keycloak.realm.RealmTransaction;
import com.rundiffusion.keycloak.realm.StoredAccounts;
import com.rundiffusion.keycloak.session.SessionEnd;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * The accounts that came from one enterprise's Entra. A few share a transaction of their own: thousands in one would take it
 * minutes, and everybody else would wait for the lock.
 */
final class EnterpriseAccounts {

    private static final Logger LOG = Logger.getLogger(EnterpriseAccounts.class);

    private static final int BATCH = 20;
    private static final int GUID_LENGTH = 36;
    private static final String LINKED = "select link.user.id from FederatedIdentityEntity link"
            + " where link.realmId = :realm and link.identityProvider = :alias";

    private final RealmTransaction realm;
    private final String alias;

    EnterpriseAccounts(RealmTransaction realm, String alias) {
        this.realm = realm;
        this.alias = alias;
    }

    /** Whether no member of the organization has another name than such accounts have. */
    boolean areAllIn(KeycloakSession session, OrganizationModel organization) {
        return session.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .createQuery(
                                "select count(member) from UserGroupMembershipEntity member, OrganizationEntity one"
                                        + " where one.id = :organization and member.groupId = one.groupId"
                                        + " and member.user.username not like :names",
                                Long.class)
                        .setParameter("organization", organization.getId())
                        .setParameter("names", names())
                        .getSingleResult()
                == 0;
    }

    private String names() {
        return alias + "." + "_".repeat(GUID_LENGTH);
    }

    void signOut() {
        each(realm.call(this::ids), SessionEnd::of);
    }

    /** An address in one of the domains counts as unverified from the next token on. */
    void doubtAddresses(Set<String> domains) {
        if (!domains.isEmpty()) {
            each(realm.call(session -> withAddressIn(session, domains)), EnterpriseAccounts::doubtAddress);
        }
    }

    /** @param organizationId whose members they are; empty when the enterprise has none */
    void leave(OnLeaving leaving, Optional<String> organizationId) {
        if (leaving == OnLeaving.KEEP) {
            each(realm.call(this::ids), (session, user) -> release(session, user, organizationId));
        } else {
            delete();
        }
    }

    private void delete() {
        each(realm.call(this::ids), (session, user) -> session.users().removeUser(realm(session), user));
    }

    private void release(KeycloakSession session, UserModel member, Optional<String> organizationId) {
        RealmModel realm = realm(session);
        UserModel user = writable(session, member);
        OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
        OrganizationModel organization =
                organizationId.map(organizations::getById).orElse(null);
        session.getContext().setOrganization(organization);
        SessionEnd.of(session, user);
        if (organization != null) {
            user.leaveGroup(organizations.getOrganizationGroup(organization));
        }
        session.users().removeFederatedIdentity(realm, user, alias);
        user.setEnabled(false);
        user.setUsername("left." + user.getId());
    }

    private static void doubtAddress(KeycloakSession session, UserModel member) {
        writable(session, member).setEmailVerified(false);
    }

    /** A member of an organization that is switched off is read-only to all but the storage itself. */
    private static UserModel writable(KeycloakSession session, UserModel member) {
        return new StoredAccounts(session).withId(member.getId()).orElseThrow();
    }

    /**
     * One whom it cannot be done for keeps nobody else waiting.
     *
     * @throws IllegalStateException when there is such a one, after all others
     */
    private void each(List<String> ids, BiConsumer<KeycloakSession, UserModel> work) {
        long failures = 0;
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<String> batch = ids.subList(from, Math.min(ids.size(), from + BATCH));
            if (!isDone(batch, work)) {
                failures +=
                        batch.stream().filter(id -> !isDone(List.of(id), work)).count();
            }
        }
        if (failures > 0) {
            throw new IllegalStateException("It could not be done for " + failures + " accounts of " + alias);
        }
    }

    private boolean isDone(List<String> ids, BiConsumer<KeycloakSession, UserModel> work) {
        try {
            realm.run(session ->
                    ids.forEach(id -> Optional.ofNullable(session.users().getUserById(realm(session), id))
                            .ifPresent(user -> work.accept(session, user))));
            return true;
        } catch (RuntimeException failed) {
            LOG.debug("Accounts are done one by one", failed);
            return false;
        }
    }

    private List<String> ids(KeycloakSession session) {
        List<String> ids = new ArrayList<>(linked(session));
        ids.addAll(unfinished(session));
        return ids;
    }

    private List<String> linked(KeycloakSession session) {
        return query(session, LINKED).setParameter("alias", alias).getResultList();
    }

    private List<String> withAddressIn(KeycloakSession session, Set<String> domains) {
        return query(session, LINKED + " and substring(link.user.email, locate('@', link.user.email) + 1) in :domains")
                .setParameter("alias", alias)
                .setParameter("domains", domains)
                .getResultList();
    }

    /** Left by a first sign-in that was broken off: named by alias and object id, and linked to nothing. */
    private List<String> unfinished(KeycloakSession session) {
        return query(
                        session,
                        "select person.id from UserEntity person where person.realmId = :realm"
                                + " and person.username like :names and not exists"
                                + " (select 1 from FederatedIdentityEntity link where link.user = person)")
                .setParameter("names", names())
                .getResultList();
    }

    private TypedQuery<String> query(KeycloakSession session, String query) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(query, String.class)
                .setParameter("realm", realm(session).getId());
    }

    private static RealmModel realm(KeycloakSession session) {
        return session.getContext().getRealm();
    }
}
