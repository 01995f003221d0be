package com.rundiffusion.keycloak.enterprise.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.setup.SignInTrial.Oddity;
import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.schema.SetupTestRow;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The tests of setup links, in the session's transaction. */
public final class SignInTrials {

    private final EntityManager database;

    public SignInTrials(KeycloakSession session) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** @return its number */
    public long begin(SetupLink link, Instant now) {
        SetupTestRow row = new SetupTestRow();
        row.linkId = link.id();
        row.begunAt = now.toEpochMilli();
        database.persist(row);
        return row.id;
    }

    /** What came of it. A second answer to the same test changes nothing. */
    public void end(
            long number, List<Rejection> faults, Set<Oddity> odd, String signer, boolean provesTenant, Instant now) {
        SetupTestRow row = database.find(SetupTestRow.class, number);
        if (row == null || row.endedAt != null) {
            return;
        }
        row.endedAt = now.toEpochMilli();
        row.faults = faults.isEmpty() ? null : json(faults);
        row.odd = odd.stream().map(Oddity::name).sorted().collect(Collectors.joining(" "));
        row.signer = signer;
        row.provesTenant = provesTenant;
    }

    /** The one that was begun last with the values that are given now. */
    public Optional<SignInTrial> last(SetupLink link) {
        return ofItsValues(link, "").findFirst();
    }

    /** The one that came back last: one that somebody has merely begun takes nothing away from it. */
    public Optional<SignInTrial> lastEnded(SetupLink link) {
        return ofItsValues(link, " and row.endedAt is not null").findFirst();
    }

    /** Empty for one of other values than those that are given now. */
    public Optional<SignInTrial> find(SetupLink link, long number) {
        return Optional.ofNullable(database.find(SetupTestRow.class, number))
                .filter(row -> row.linkId.equals(link.id()) && row.begunAt >= given(link))
                .map(SignInTrials::test);
    }

    private static long given(SetupLink link) {
        return link.valuesAt().map(Instant::toEpochMilli).orElse(0L);
    }

    private Stream<SignInTrial> ofItsValues(SetupLink link, String condition) {
        return database.createQuery(
                        "select row from SetupTestRow row where row.linkId = :link and row.begunAt >= :given"
                                + condition + " order by row.id desc",
                        SetupTestRow.class)
                .setParameter("link", link.id())
                .setParameter("given", given(link))
                .setMaxResults(1)
                .getResultStream()
                .map(SignInTrials::test);
    }

    public long begunSince(SetupLink link, Instant since) {
        return database.createQuery(
                        "select count(row) from SetupTestRow row where row.linkId = :link and row.begunAt >= :since",
                        Long.class)
                .setParameter("link", link.id())
                .setParameter("since", since.toEpochMilli())
                .getSingleResult();
    }

    private static SignInTrial test(SetupTestRow row) {
        return new SignInTrial(
                row.id,
                Instant.ofEpochMilli(row.begunAt),
                Optional.ofNullable(row.endedAt).map(Instant::ofEpochMilli),
                faults(row.faults),
                odd(row.odd),
                Optional.ofNullable(row.signer),
                row.provesTenant);
    }

    private static Set<Oddity> odd(String text) {
        Set<Oddity> odd = EnumSet.noneOf(Oddity.class);
        if (text != null && !text.isEmpty()) {
            Arrays.stream(text.split(" ")).map(Oddity::valueOf).forEach(odd::add);
        }
        return odd;
    }

    private static String json(List<Rejection> faults) {
        ArrayNode array = StrictJson.MAPPER.createArrayNode();
        faults.forEach(fault -> array.addObject()
                .put("code", fault.code().key())
                .put("expected", fault.expected())
                .put("actual", fault.actual()));
        return array.toString();
    }

    private static List<Rejection> faults(String text) {
        List<Rejection> faults = new ArrayList<>();
        if (text != null) {
            for (JsonNode fault : tree(text)) {
                RejectionCode.of(fault.path("code").asText())
                        .map(code -> new Rejection(
                                code,
                                fault.path("expected").textValue(),
                                fault.path("actual").textValue()))
                        .ifPresent(faults::add);
            }
        }
        return faults;
    }

    private static JsonNode tree(String text) {
        try {
            return StrictJson.MAPPER.readTree(text);
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("Not the JSON that was stored", notOurs);
        }
    }
}
