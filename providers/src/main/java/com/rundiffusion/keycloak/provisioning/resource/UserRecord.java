package com.rundiffusion.keycloak.provisioning.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** A person's record, read for what others here ask of it. */
public record UserRecord(ObjectNode json) {

    /** Of somebody who signed in and was never provisioned: their name, and that they may. */
    public static UserRecord adopted(String userName, boolean active) {
        return new UserRecord(
                JsonNodeFactory.instance.objectNode().put("userName", userName).put("active", active));
    }

    /** Nothing only where it was never provisioned. */
    public String userName() {
        return json.path("userName").asText();
    }

    public Optional<String> externalId() {
        return text(json.path("externalId"));
    }

    /** Empty where nobody said it. */
    public Optional<Boolean> active() {
        return json.path("active").isBoolean() ? Optional.of(json.path("active").booleanValue()) : Optional.empty();
    }

    public Optional<String> displayName() {
        return text(json.path("displayName"));
    }

    public Optional<String> givenName() {
        return text(json.path("name").path("givenName"));
    }

    public Optional<String> familyName() {
        return text(json.path("name").path("familyName"));
    }

    /** The address at work; where none is called that, the one to use, or the first. */
    public Optional<String> workAddress() {
        List<JsonNode> addresses = StreamSupport.stream(json.path("emails").spliterator(), false)
                .filter(address -> address.hasNonNull("value"))
                .toList();
        return first(addresses, address -> address.path("type").asText().equalsIgnoreCase("work"))
                .or(() -> first(addresses, address -> address.path("primary").asBoolean()))
                .or(() -> first(addresses, address -> true));
    }

    private static Optional<String> first(List<JsonNode> addresses, Predicate<JsonNode> which) {
        return addresses.stream()
                .filter(which)
                .findFirst()
                .map(address -> address.path("value").asText());
    }

    private static Optional<String> text(JsonNode value) {
        return Optional.ofNullable(value.textValue());
    }
}
