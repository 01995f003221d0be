package com.rundiffusion.keycloak.operations.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.operations.event.ChangeNotice.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/** What was changed of a company, by the realm's admin events, for as long as those are kept. */
public final class ChangeHistory {

    /** With the id of the link behind it, in place of an operator's user name. */
    public static final String BY_SETUP_LINK = "setup link ";

    /** Below the enterprise's own path; the star stands for the id of any. */
    private static final String TOKENS = "/provisioning-tokens/*";

    private final KeycloakSession session;

    public ChangeHistory(KeycloakSession session) {
        this.session = session;
    }

    /**
     * @param isNew whether it was made by this
     * @param fields of the enterprise's document, all of them for a new one; or what was done to a token of provisioning
     */
    public record Change(Instant at, Source source, boolean isNew, List<String> fields) {}

    /** The newest first. */
    public List<Change> of(String alias, Instant since, int most) {
        String enterprise = "enterprises/" + alias;
        return Stream.of(enterprise, enterprise + TOKENS)
                .flatMap(path -> at(path, since, most))
                .sorted(Comparator.comparing(Change::at).reversed())
                .limit(most)
                .toList();
    }

    private Stream<Change> at(String path, Instant since, int most) {
        return session.getProvider(EventStoreProvider.class)
                .createAdminQuery()
                .realm(session.getContext().getRealm().getId())
                .resourcePath(path)
                .fromTime(since.toEpochMilli())
                .orderByDescTime()
                .maxResults(most)
                .getResultStream()
                .flatMap(event -> change(event).stream());
    }

    /** Empty where the realm does not keep what was changed. */
    private static Optional<Change> change(AdminEvent event) {
        if (event.getRepresentation() == null) {
            return Optional.empty();
        }
        try {
            JsonNode about = StrictJson.MAPPER.readTree(event.getRepresentation());
            List<String> fields = new ArrayList<>();
            about.path("changes").fieldNames().forEachRemaining(fields::add);
            if (about.has("certificates")) {
                fields.add("certificates");
            }
            boolean isMade = event.getOperationType() == OperationType.CREATE;
            boolean isOfToken = about.has("token");
            if (isOfToken) {
                fields.add(isMade ? "tokenMade" : "tokenRevoked");
            }
            return Optional.of(new Change(
                    Instant.ofEpochMilli(event.getTime()), source(about), isMade && !isOfToken, List.copyOf(fields)));
        } catch (JsonProcessingException notOurs) {
            return Optional.empty();
        }
    }

    private static Source source(JsonNode about) {
        if ("metadata".equals(about.path("reason").asText())) {
            return Source.METADATA;
        }
        return about.path("by").asText().startsWith(BY_SETUP_LINK) ? Source.SETUP_LINK : Source.OPERATIONS;
    }
}
