package com.rundiffusion.keycloak.enterprise.person;

import jakarta.persistence.Tuple;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * How many people an enterprise has, each counted once.
 *
 * @param active whom Entra has provisioned and lets in
 * @param inactive whom Entra has switched off
 * @param waiting whom Entra lets in and nobody knows the object id of: a sign-in has to show it
 * @param removed whose tombstone stands
 * @param notProvisioned who has signed in, and Entra has not provisioned
 */
public record PeopleCounts(long active, long inactive, long waiting, long removed, long notProvisioned) {

    private static final String PRESENT = "person.removedAt is null and ";
    private static final String LET_IN = PRESENT + "person.managed = true and person.active = true and ";

    /** Answered from an index, whoever the people are. */
    public static PeopleCounts of(KeycloakSession session, String providerId) {
        Tuple counts = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(
                        "select " + count(LET_IN + "person.objectId is not null") + ", "
                                + count(PRESENT + "person.managed = true and person.active = false") + ", "
                                + count(LET_IN + "person.objectId is null") + ", "
                                + count("person.removedAt is not null") + ", "
                                + count(PRESENT + "person.managed = false")
                                + " from PersonRow person where person.providerId = :provider",
                        Tuple.class)
                .setParameter("provider", providerId)
                .getSingleResult();
        return new PeopleCounts(
                number(counts, 0), number(counts, 1), number(counts, 2), number(counts, 3), number(counts, 4));
    }

    private static String count(String condition) {
        return "count(case when " + condition + " then 1 end)";
    }

    private static long number(Tuple counts, int index) {
        return counts.get(index, Long.class);
    }
}
