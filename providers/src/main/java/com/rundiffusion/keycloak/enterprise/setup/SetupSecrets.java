package com.rundiffusion.keycloak.enterprise.setup;

import com.rundiffusion.keycloak.schema.SetupSecretRow;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The secrets that open setup links, in the session's transaction: of each only a hash. */
public final class SetupSecrets {

    private final EntityManager database;
    private final SetupLinks links;

    public SetupSecrets(KeycloakSession session) {
        this.links = new SetupLinks(session);
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /**
     * Another secret that opens it; those that it has stay.
     *
     * @param contact to whom it is mailed; empty for one that is handed over
     */
    public SetupSecret add(SetupLink link, Optional<String> contact, Instant now) {
        SetupSecret secret = SetupSecret.make();
        SetupSecretRow row = new SetupSecretRow();
        row.hash = secret.hash();
        row.linkId = link.id();
        row.address = contact.orElse(null);
        row.createdAt = now.toEpochMilli();
        database.persist(row);
        return secret;
    }

    /** To whom it was mailed. */
    public Optional<String> contact(SetupSecret secret) {
        return row(secret).map(row -> row.address);
    }

    /** That it opens. */
    public Optional<SetupLink> ofSecret(SetupSecret secret) {
        return row(secret).filter(row -> row.shutAt == null).flatMap(row -> links.find(row.linkId));
    }

    /** That it opens, or once opened. */
    public Optional<SetupLink> ofFormerSecret(SetupSecret secret) {
        return row(secret).flatMap(row -> links.find(row.linkId));
    }

    /** Its secrets open nothing any more; by one of them another mail can be asked for. */
    public void shut(SetupLink link, Instant now) {
        database.createQuery(
                        "update SetupSecretRow row set row.shutAt = :now where row.linkId = :link and row.shutAt is null")
                .setParameter("now", now.toEpochMilli())
                .setParameter("link", link.id())
                .executeUpdate();
    }

    private Optional<SetupSecretRow> row(SetupSecret secret) {
        return Optional.ofNullable(database.find(SetupSecretRow.class, secret.hash()));
    }
}
