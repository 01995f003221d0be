package com.rundiffusion.keycloak.testkit.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Monitoring;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;

/** The background work of a journey's server: its rounds, and what it leaves behind. */
public final class Background {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);

    private final Journey journey;

    public Background(Journey journey) {
        this.journey = journey;
    }

    public AdminRest admin() {
        return journey.services().admin();
    }

    public Monitoring monitoring() {
        return new Monitoring(journey.keycloak().management());
    }

    public JsonNode enterprise(String alias) {
        return admin().get("rundiffusion/enterprises/" + alias);
    }

    /** Until a round that began after this has ended. */
    public void awaitARound() {
        Monitoring monitoring = monitoring();
        double now = monitoring.rounds();
        await(() -> monitoring.rounds() >= now + 2);
    }

    /** Asks again and again until it is so, and fails when it never is. */
    public void await(BooleanSupplier condition) {
        Instant last = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited for " + PATIENCE).isBefore(last);
            LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
        }
    }

    /** The admin events of exactly this path, the newest first. */
    public List<JsonNode> events(String path) {
        JsonNode events = admin().get("rundiffusion/admin-events?max=1000&resourcePath=" + path);
        return StreamSupport.stream(events.spliterator(), false).toList();
    }

    /** @param since as the API writes it */
    public List<JsonNode> eventsSince(String since, String path) {
        long from = Instant.parse(since).toEpochMilli();
        return events(path).stream()
                .filter(event -> event.path("time").asLong() >= from)
                .toList();
    }

    /** Past our own API and its checks, as an older version, another database or the passing of days leaves it. */
    public void setPastUs(String alias, String key, String value) {
        admin().put("rundiffusion/past-us/" + alias, Map.of(key, value));
    }

    /** As if the days of a setup link were over. */
    public void endSetupLink(String id) {
        admin().put("rundiffusion/past-us/setup-links/" + id, Map.of());
    }

    /** As if a setup link had been made earlier. */
    public void ageSetupLink(String id, Duration by) {
        admin().put("rundiffusion/past-us/setup-links/" + id + "/age/" + by.toMillis(), Map.of());
    }

    /** As if an enterprise's Entra had been heard of earlier. */
    public void ageProvisioning(String alias, Duration by) {
        admin().put("rundiffusion/past-us/provisioning/" + alias + "/age/" + by.toMillis(), Map.of());
    }

    /** The organization's own switch, as Keycloak's admin console throws it. */
    public void switchOnInConsole(String alias) {
        ObjectNode organization = (ObjectNode) admin().get("rundiffusion/organizations?exact=true&search=" + alias)
                .get(0);
        admin().put(
                        "rundiffusion/organizations/" + organization.path("id").asText(),
                        organization.put("enabled", true));
    }

    /**
     * @param smtpServer empty for none
     * @param operations the address that hears of everything; empty for nobody's
     */
    public void mailsTo(Map<String, String> smtpServer, String operations) {
        ObjectNode realm = (ObjectNode) admin().get("rundiffusion");
        realm.putPOJO("smtpServer", smtpServer);
        ((ObjectNode) realm.path("attributes")).put("sso.operationsEmail", operations);
        admin().put("rundiffusion", realm);
    }

    /** Sets attributes of the realm; the others stay. */
    public void settings(Map<String, String> attributes) {
        ObjectNode realm = (ObjectNode) admin().get("rundiffusion");
        attributes.forEach(((ObjectNode) realm.path("attributes"))::put);
        admin().put("rundiffusion", realm);
    }

    public String setting(String attribute) {
        return admin().get("rundiffusion").path("attributes").path(attribute).asText();
    }
}
