package com.rundiffusion.keycloak.enterprise.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.schema.SetupLinkRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The rows of setup links, and what they say. */
final class LinkRows {

    private final EntityManager database;
    private final String realmId;

    LinkRows(KeycloakSession session) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realmId = session.getContext().getRealm().getId();
    }

    String realmId() {
        return realmId;
    }

    Optional<SetupLinkRow> row(String id) {
        return Optional.ofNullable(database.find(SetupLinkRow.class, id)).filter(row -> row.realmId.equals(realmId));
    }

    /** As it is written now: several people may work on it. */
    SetupLinkRow held(SetupLink link) {
        SetupLinkRow row = row(link.id()).orElseThrow();
        // What this transaction has written to it already would be lost by reading it anew.
        database.flush();
        database.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        return row;
    }

    static SetupPeriod period(SetupLinkRow row) {
        return new SetupPeriod(
                Instant.ofEpochMilli(row.endsAt),
                Instant.ofEpochMilli(row.latestEnd),
                instant(row.stillSince),
                row.begunAt != null);
    }

    static void write(SetupPeriod period, SetupLinkRow row) {
        row.endsAt = period.endsAt().toEpochMilli();
        row.latestEnd = period.latestEnd().toEpochMilli();
        row.stillSince = period.stillSince().map(Instant::toEpochMilli).orElse(null);
    }

    static SetupLink link(SetupLinkRow row) {
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

    static Optional<Instant> instant(Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }

    static ObjectNode json(String text) {
        try {
            return text == null ? StrictJson.MAPPER.createObjectNode() : (ObjectNode) StrictJson.MAPPER.readTree(text);
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("Not the JSON that was stored", notOurs);
        }
    }
}
