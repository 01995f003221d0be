package com.rundiffusion.keycloak.enterprise.log;

import com.rundiffusion.keycloak.schema.SignInDayRow;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** How many people of a company signed in, by day, in the session's transaction. Nobody is named. */
public final class SignInDays {

    private final EntityManager database;
    private final String realmId;

    public SignInDays(KeycloakSession session) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realmId = session.getContext().getRealm().getId();
    }

    /** Another node may do the same at the same time: of two that are the first of a day one fails, and tries again later. */
    public void add(String providerId, LocalDate day, long signIns) {
        String id = id(providerId, day);
        int known = database.createQuery(
                        "update SignInDayRow row set row.signIns = row.signIns + :more where row.id = :id")
                .setParameter("more", signIns)
                .setParameter("id", id)
                .executeUpdate();
        if (known == 0) {
            SignInDayRow row = new SignInDayRow();
            row.id = id;
            row.realmId = realmId;
            row.providerId = providerId;
            row.day = day.toEpochDay();
            row.signIns = signIns;
            database.persist(row);
        }
    }

    private static String id(String providerId, LocalDate day) {
        return providerId + "/" + day.toEpochDay();
    }

    /** The earliest first; a day without a sign-in is left out. */
    public SortedMap<LocalDate, Long> since(String providerId, LocalDate first) {
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        database.createQuery(
                        "select row from SignInDayRow row where row.providerId = :provider and row.day >= :first",
                        SignInDayRow.class)
                .setParameter("provider", providerId)
                .setParameter("first", first.toEpochDay())
                .getResultStream()
                .forEach(row -> days.put(LocalDate.ofEpochDay(row.day), row.signIns));
        return days;
    }

    /** Forgets all before a day. */
    public void forget(LocalDate before) {
        database.createQuery("delete from SignInDayRow row where row.realmId = :realm and row.day < :before")
                .setParameter("realm", realmId)
                .setParameter("before", before.toEpochDay())
                .executeUpdate();
    }
}
