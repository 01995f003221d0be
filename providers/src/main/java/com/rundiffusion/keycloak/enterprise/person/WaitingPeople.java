package com.rundiffusion.keycloak.enterprise.person;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Whom Entra has provisioned without an object id: each waits for the sign-in that shows it. */
public final class WaitingPeople {

    private WaitingPeople() {}

    /**
     * Nothing of the person is in it.
     *
     * @param scimId by which Entra knows whom it has sent
     */
    public record Waiting(String scimId, Instant since) {}

    /** Who has waited longest first. */
    public static List<Waiting> of(KeycloakSession session, String providerId, int most) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(
                        "select person.scimId, person.createdAt from PersonRow person"
                                + " where person.providerId = :provider and person.objectId is null"
                                + " and person.managed = true and person.active = true and person.removedAt is null"
                                + " order by person.number",
                        Tuple.class)
                .setParameter("provider", providerId)
                .setMaxResults(most)
                .getResultStream()
                .map(row -> new Waiting(row.get(0, String.class), Instant.ofEpochMilli(row.get(1, Long.class))))
                .toList();
    }
}
