package com.rundiffusion.keycloak.operations.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.document.json.EnterpriseJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What differs between two states of an enterprise: per field {@code before} and {@code after}. Certificates stand there by
 * fingerprint, so that this can be stored and shown.
 */
public final class Changes {

    private final ObjectNode fields = StrictJson.MAPPER.createObjectNode();

    private Changes(ObjectNode before, ObjectNode after) {
        (after.isEmpty() ? before : after)
                .fieldNames()
                .forEachRemaining(field -> compare(field, before.path(field), after.path(field)));
    }

    public static Changes between(Enterprise before, Enterprise after) {
        return new Changes(summary(before), summary(after));
    }

    /** All of a new one. */
    static Changes creating(Enterprise enterprise) {
        return new Changes(StrictJson.MAPPER.createObjectNode(), summary(enterprise));
    }

    /** All of one that goes. */
    public static Changes removing(Enterprise enterprise) {
        return new Changes(summary(enterprise), StrictJson.MAPPER.createObjectNode());
    }

    /** Of something of which nothing was known. */
    public static Changes none() {
        return new Changes(StrictJson.MAPPER.createObjectNode(), StrictJson.MAPPER.createObjectNode());
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** The names of what differs. */
    public List<String> fields() {
        List<String> names = new ArrayList<>();
        fields.fieldNames().forEachRemaining(names::add);
        return names;
    }

    public ObjectNode toJson() {
        return fields;
    }

    private void compare(String field, JsonNode before, JsonNode after) {
        if (!before.equals(after) && !(isNothing(before) && isNothing(after))) {
            ObjectNode change = fields.putObject(field);
            Optional.of(before).filter(value -> !isNothing(value)).ifPresent(value -> change.set("before", value));
            Optional.of(after).filter(value -> !isNothing(value)).ifPresent(value -> change.set("after", value));
        }
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.isArray() && value.isEmpty();
    }

    private static ObjectNode summary(Enterprise enterprise) {
        ObjectNode json = EnterpriseJson.document(enterprise);
        ArrayNode fingerprints = json.putArray("certificates");
        enterprise.application().signingCertificates().stream()
                .map(SigningCertificate::fingerprint)
                .sorted()
                .map(fingerprint -> "SHA-256 " + fingerprint)
                .forEach(fingerprints::add);
        return json;
    }
}
