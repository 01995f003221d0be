package com.rundiffusion.keycloak.enterprise.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.schema.RowsFollow;
import com.rundiffusion.keycloak.schema.SetupLinkRow;
import com.rundiffusion.keycloak.schema.SetupOpeningRow;
import com.rundiffusion.keycloak.schema.SetupSecretRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The setup links of a realm, in the session's transaction. */
public final class SetupLinks {

    private static final int MOST_OPENINGS = 100;
    /** A person types few; each may make us ask Microsoft or the DNS. */
    private static final int MOST_FORMS_IN_AN_HOUR = 200;

    private static final int MOST_OPENINGS_IN_AN_HOUR = 100;

    private static final Duration HOUR = Duration.ofHours(1);
    /** Longer than what is left of a link when somebody is reminded of its end. */
    private static final Duration REMINDED_ONCE = Duration.ofDays(5);

    private final EntityManager database;
    private final String realmId;

    public SetupLinks(KeycloakSession session) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realmId = session.getContext().getRealm().getId();
    }

    /**
     * @param providerId of the enterprise that it acts on; {@code null} for a customer that does not exist yet
     * @param alias {@code null} when the customer is asked
     * @param pages where the realm has the pages of links
     * @param tenant of that enterprise; {@code null} for a customer that does not exist yet
     * @param createdBy user name; {@code null} for the service itself
     */
    public SetupLink create(
            Set<SetupPurpose> purposes,
            String providerId,
            String alias,
            TenantId tenant,
            URI pages,
            ObjectNode presets,
            String createdBy,
            Instant now) {
        SetupLinkRow row = new SetupLinkRow();
        row.id = UUID.randomUUID().toString();
        row.realmId = realmId;
        row.providerId = providerId;
        row.alias = alias;
        row.givenTenant = tenant == null ? null : tenant.guid();
        row.pages = pages.toString();
        row.purposes = purposes.stream().map(SetupPurpose::key).sorted().collect(Collectors.joining(" "));
        row.presets = presets.toString();
        row.createdAt = now.toEpochMilli();
        row.createdBy = createdBy;
        write(SetupPeriod.from(now), row);
        database.persist(row);
        return link(row);
    }

    /** Another secret that opens it; those that it has stay. */
    public SetupSecret addSecret(SetupLink link, Instant now) {
        SetupSecret secret = SetupSecret.make();
        SetupSecretRow row = new SetupSecretRow();
        row.hash = secret.hash();
        row.linkId = link.id();
        row.createdAt = now.toEpochMilli();
        database.persist(row);
        return secret;
    }

    /** That it opens. */
    public Optional<SetupLink> ofSecret(SetupSecret secret) {
        return row(secret).filter(row -> row.shutAt == null).flatMap(row -> find(row.linkId));
    }

    /** That it opens, or once opened. */
    public Optional<SetupLink> ofFormerSecret(SetupSecret secret) {
        return row(secret).flatMap(row -> find(row.linkId));
    }

    private Optional<SetupSecretRow> row(SetupSecret secret) {
        return Optional.ofNullable(database.find(SetupSecretRow.class, secret.hash()));
    }

    public Optional<SetupLink> find(String id) {
        return row(id).map(SetupLinks::link);
    }

    /** As it is in the database, whatever this session has read of it before. */
    public Optional<SetupLink> findNow(String id) {
        database.flush();
        Optional<SetupLinkRow> row = row(id);
        row.ifPresent(database::refresh);
        return row.map(SetupLinks::link);
    }

    /** As it is now, and nobody else changes it until this transaction ends. */
    public SetupLink hold(SetupLink link) {
        return link(held(link));
    }

    /** Its secrets open nothing any more; by one of them another mail can be asked for. */
    public void shutSecrets(SetupLink link, Instant now) {
        database.createQuery(
                        "update SetupSecretRow row set row.shutAt = :now where row.linkId = :link and row.shutAt is null")
                .setParameter("now", now.toEpochMilli())
                .setParameter("link", link.id())
                .executeUpdate();
    }

    /** Whether somebody may have another mail now: once an hour; it is noted. */
    public boolean mayMailAgain(SetupLink link, Instant now) {
        SetupLinkRow row = held(link);
        if (row.againAt != null && Instant.ofEpochMilli(row.againAt).plus(HOUR).isAfter(now)) {
            return false;
        }
        row.againAt = now.toEpochMilli();
        return true;
    }

    /** The newest first. */
    public List<SetupLink> ofEnterprise(String providerId) {
        return database.createQuery(
                        "select row from SetupLinkRow row where row.realmId = :realm and row.providerId = :provider"
                                + " order by row.createdAt desc",
                        SetupLinkRow.class)
                .setParameter("realm", realmId)
                .setParameter("provider", providerId)
                .getResultStream()
                .map(SetupLinks::link)
                .toList();
    }

    /** Whether somebody is setting up a company of this tenant. */
    public boolean anyOpenFor(TenantId tenant) {
        return !openFor(tenant, "row.id", String.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private <T> TypedQuery<T> openFor(TenantId tenant, String what, Class<T> type) {
        return database.createQuery(
                        "select " + what
                                + " from SetupLinkRow row where row.realmId = :realm and row.givenTenant = :tenant"
                                + " and row.revokedAt is null and row.finishedAt is null"
                                + " and (row.endsAt > :now or row.stillSince is not null)",
                        type)
                .setParameter("realm", realmId)
                .setParameter("tenant", tenant.guid())
                .setParameter("now", KeycloakClock.now().toEpochMilli());
    }

    /**
     * That this tenant answered without being asked, as Entra's own "Test" makes it do. It proves nothing.
     *
     * @param certificate SHA-256 of the one that the answer names, in lower-case hexadecimal; {@code null} when it names none
     */
    public void noteEntraAnswered(TenantId tenant, String certificate, Instant now) {
        openFor(tenant, "row", SetupLinkRow.class).getResultList().forEach(row -> {
            row.entraAnsweredAt = now.toEpochMilli();
            row.entraSigner = certificate;
        });
    }

    /** The newest first. */
    public List<SetupLink> all(int first, int max) {
        return database.createQuery(
                        "select row from SetupLinkRow row where row.realmId = :realm order by row.createdAt desc, row.id",
                        SetupLinkRow.class)
                .setParameter("realm", realmId)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultStream()
                .map(SetupLinks::link)
                .toList();
    }

    /** When each session of it was opened, the newest first; those without a value yet were perhaps no person's. */
    public List<SetupOpening> openings(SetupLink link) {
        return database.createQuery(
                        "select row from SetupOpeningRow row where row.linkId = :link order by row.id desc",
                        SetupOpeningRow.class)
                .setParameter("link", link.id())
                .setMaxResults(MOST_OPENINGS)
                .getResultStream()
                .map(row -> new SetupOpening(Instant.ofEpochMilli(row.openedAt), instant(row.actedAt)))
                .toList();
    }

    /** Whether its pages may send one more form within this hour; it is counted. */
    public boolean mayTakeForm(SetupLink link, Instant now) {
        SetupLinkRow row = held(link);
        if (Instant.ofEpochMilli(row.formsSince).plus(HOUR).isBefore(now)) {
            row.formsSince = now.toEpochMilli();
            row.forms = 0;
        }
        row.forms++;
        return row.forms <= MOST_FORMS_IN_AN_HOUR;
    }

    /** Whether one more browser may open it within this hour. */
    public boolean mayBeOpened(SetupLink link, Instant now) {
        return database.createQuery(
                                "select count(row) from SetupOpeningRow row where row.linkId = :link and row.openedAt > :since",
                                Long.class)
                        .setParameter("link", link.id())
                        .setParameter("since", now.minus(HOUR).toEpochMilli())
                        .getSingleResult()
                < MOST_OPENINGS_IN_AN_HOUR;
    }

    /** That a person has given a value in this session. */
    public void noteActed(long openingId, Instant now) {
        SetupOpeningRow row = database.find(SetupOpeningRow.class, openingId);
        if (row != null && row.actedAt == null) {
            row.actedAt = now.toEpochMilli();
        }
    }

    /** That a good test has proven whose tenant it is: no other is connected by this link. */
    public SetupLink bind(SetupLink link, TenantId tenant) {
        SetupLinkRow row = held(link);
        row.tenant = tenant.guid();
        return link(row);
    }

    /** That the link acts on this enterprise from now on. */
    public SetupLink actOn(SetupLink link, String providerId, String alias) {
        SetupLinkRow row = held(link);
        row.providerId = providerId;
        row.alias = alias;
        return link(row);
    }

    /** That the customer is ready, and operations are to look at it. */
    public SetupLink ask(SetupLink link, Instant now) {
        SetupLinkRow row = held(link);
        row.askedAt = now.toEpochMilli();
        row.asks++;
        row.declinedWhy = null;
        return link(row);
    }

    /**
     * @param askedAt when it was asked for what operations have looked at
     * @return empty when nothing is asked any more, or it was asked anew since
     */
    public Optional<SetupLink> approve(SetupLink link, Instant askedAt, Instant now) {
        SetupLinkRow row = held(link);
        if (row.askedAt == null || row.askedAt != askedAt.toEpochMilli()) {
            return Optional.empty();
        }
        row.approvedAt = now.toEpochMilli();
        row.declinedWhy = null;
        return Optional.of(link(row));
    }

    /** @param why what the customer is told */
    public SetupLink decline(SetupLink link, String why, Instant now) {
        SetupLinkRow row = held(link);
        row.approvedAt = null;
        row.askedAt = null;
        row.declinedWhy = why;
        return link(row);
    }

    /**
     * Those that were mailed, are open, and of whose beginning or end nobody has been reminded since a moment. It is noted that somebody is:
     * nobody else gets them.
     */
    public List<SetupLink> takeToRemind(Instant mailedBefore, Instant endsBefore, Instant now, int most) {
        List<SetupLinkRow> rows = database.createQuery(
                        "select row from SetupLinkRow row where row.realmId = :realm and row.revokedAt is null"
                                + " and row.finishedAt is null and row.stillSince is null and row.mailedAt is not null"
                                + " and row.endsAt > :now and row.purposes like '%connect%'"
                                + " and (row.remindedAt is null and row.begunAt is null and row.mailedAt < :mailed"
                                + " or (row.remindedAt is null or row.remindedAt < row.endsAt - :once) and row.endsAt < :ends)"
                                + " order by row.endsAt",
                        SetupLinkRow.class)
                .setParameter("realm", realmId)
                .setParameter("mailed", mailedBefore.toEpochMilli())
                .setParameter("ends", endsBefore.toEpochMilli())
                .setParameter("once", REMINDED_ONCE.toMillis())
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(most)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        rows.forEach(row -> row.remindedAt = now.toEpochMilli());
        return rows.stream().map(SetupLinks::link).toList();
    }

    /** Whether the mail server took a mail with one of its secrets. */
    public void noteMailed(SetupLink link, boolean taken, Instant now) {
        SetupLinkRow row = held(link);
        if (taken) {
            row.mailedAt = now.toEpochMilli();
            row.mailFailedAt = null;
        } else {
            row.mailFailedAt = now.toEpochMilli();
        }
    }

    /**
     * Forgets those of customers that have never come, with all that belongs to them.
     *
     * @param before when they ended at the latest
     * @return how many
     */
    public int forget(Instant before, int most) {
        List<String> ids = database.createQuery(
                        "select row.id from SetupLinkRow row where row.realmId = :realm and row.providerId is null"
                                + " and row.stillSince is null and row.endsAt < :before order by row.endsAt",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("before", before.toEpochMilli())
                .setMaxResults(most)
                .getResultList();
        ids.forEach(id -> RowsFollow.removeLink(database, id));
        return ids.size();
    }

    /** That a browser exchanged a secret for a session. */
    public long noteOpened(SetupLink link, Instant now) {
        SetupOpeningRow row = new SetupOpeningRow();
        row.linkId = link.id();
        row.openedAt = now.toEpochMilli();
        database.persist(row);
        return row.id;
    }

    /** Its secrets open nothing from now on, and neither do the sessions that they have opened. */
    public void revoke(SetupLink link, Instant now) {
        held(link).revokedAt = now.toEpochMilli();
    }

    public void finish(SetupLink link, Instant now) {
        held(link).finishedAt = now.toEpochMilli();
    }

    /** By operations. */
    public SetupLink extend(SetupLink link, Instant end) {
        return change(link, period -> period.extend(end));
    }

    /** Its clock stands still, for others are waited for. */
    public SetupLink stop(SetupLink link, Instant now) {
        return change(link, period -> period.stop(now));
    }

    public SetupLink goOn(SetupLink link, Instant now) {
        return change(link, period -> period.goOn(now));
    }

    /**
     * Another value of the customer's, beside those that it has given so far. What was tested, and what operations have approved of or were
     * asked about, is what was there then: another application or company needs another test and another yes.
     */
    public SetupLink give(SetupLink link, UnaryOperator<GivenValues> change, Instant now) {
        SetupLinkRow row = held(link);
        GivenValues before = GivenValues.of(json(row.given));
        GivenValues given = change.apply(before);
        row.given = given.toJson().toString();
        if (!given.isOfTheSameApplication(before)) {
            row.valuesAt = now.toEpochMilli();
            row.askedAt = null;
            row.approvedAt = null;
        }
        row.givenTenant = given.tenant().map(TenantId::guid).orElse(row.givenTenant);
        if (row.begunAt == null) {
            write(period(row).begin(now), row);
            row.begunAt = now.toEpochMilli();
        }
        return link(row);
    }

    private SetupLink change(SetupLink link, UnaryOperator<SetupPeriod> change) {
        SetupLinkRow row = held(link);
        write(change.apply(period(row)), row);
        return link(row);
    }

    private Optional<SetupLinkRow> row(String id) {
        return Optional.ofNullable(database.find(SetupLinkRow.class, id)).filter(row -> row.realmId.equals(realmId));
    }

    /** As it is written now: several people may work on it. */
    private SetupLinkRow held(SetupLink link) {
        SetupLinkRow row = row(link.id()).orElseThrow();
        // What this transaction has written to it already would be lost by reading it anew.
        database.flush();
        database.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        return row;
    }

    private static SetupPeriod period(SetupLinkRow row) {
        return new SetupPeriod(
                Instant.ofEpochMilli(row.endsAt),
                Instant.ofEpochMilli(row.latestEnd),
                instant(row.stillSince),
                row.begunAt != null);
    }

    private static void write(SetupPeriod period, SetupLinkRow row) {
        row.endsAt = period.endsAt().toEpochMilli();
        row.latestEnd = period.latestEnd().toEpochMilli();
        row.stillSince = period.stillSince().map(Instant::toEpochMilli).orElse(null);
    }

    private static SetupLink link(SetupLinkRow row) {
        return new SetupLink(
                row.id,
                Optional.ofNullable(row.providerId),
                Optional.ofNullable(row.alias),
                Arrays.stream(row.purposes.split(" "))
                        .flatMap(key -> SetupPurpose.of(key).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                json(row.presets),
                GivenValues.of(json(row.given)),
                instant(row.valuesAt),
                Optional.ofNullable(row.tenant).map(TenantId::new),
                Instant.ofEpochMilli(row.createdAt),
                Optional.ofNullable(row.createdBy),
                period(row),
                instant(row.revokedAt),
                instant(row.finishedAt),
                URI.create(row.pages),
                new SetupLink.Approval(
                        instant(row.askedAt), row.asks, instant(row.approvedAt), Optional.ofNullable(row.declinedWhy)),
                new SetupLink.Mailed(instant(row.mailedAt), instant(row.mailFailedAt)),
                instant(row.entraAnsweredAt)
                        .map(at -> new SetupLink.EntraAnswer(at, Optional.ofNullable(row.entraSigner))));
    }

    private static Optional<Instant> instant(Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }

    private static ObjectNode json(String text) {
        try {
            return text == null ? StrictJson.MAPPER.createObjectNode() : (ObjectNode) StrictJson.MAPPER.readTree(text);
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("Not the JSON that was stored", notOurs);
        }
    }
}
