package com.rundiffusion.keycloak.enterprise.person;

import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Who was provisioned, may sign in, and has no object id: the mapping of their Entra names none, and no sign-in has said who it is.
 *
 * <p>The index {@code IDX_SSO_PERSON_WAITING} has these alone on PostgreSQL, so counting them reads no row of anybody.
 */
public final class WaitingPeople {

    private static final String WAITING = " from PersonRow person where person.objectId is null"
            + " and person.removedAt is null and person.managed = true and person.active = true";

    private WaitingPeople() {}

    /** In the realm of the session. */
    public static long count(KeycloakSession session) {
        return query(session, "select count(*)" + WAITING + " and person.realmId = :realm", Long.class)
                .setParameter("realm", session.getContext().getRealm().getId())
                .getSingleResult();
    }

    /**
     * Nothing of the person is in it.
     *
     * @param scimId by which Entra knows whom it has sent
     */
    public record Waiting(String scimId, Instant since) {}

    /** Of one enterprise, who has waited longest first. */
    public static List<Waiting> of(KeycloakSession session, String providerId, int most) {
        return query(
                        session,
                        "select person.scimId, person.createdAt" + WAITING + " and person.providerId = :provider"
                                + " order by person.number",
                        Tuple.class)
                .setParameter("provider", providerId)
                .setMaxResults(most)
                .getResultStream()
                .map(row -> new Waiting(row.get(0, String.class), Instant.ofEpochMilli(row.get(1, Long.class))))
                .toList();
    }

    private static <T> TypedQuery<T> query(KeycloakSession session, String text, Class<T> type) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(text, type);
    }
}
