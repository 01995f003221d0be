package com.rundiffusion.keycloak.enterprise.document.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The document of a stored enterprise, as the ground for a new one: what that one does not name stays, what it names as
 * {@code null} is removed.
 */
public record StoredDocument(StoredEnterprise stored) {

    public ObjectNode overlaidWith(ObjectNode json) {
        ObjectNode merged = EnterpriseJson.writable(stored);
        if (json.hasNonNull("certificate") || json.hasNonNull("metadata")) {
            merged.remove("certificates");
        }
        merged.setAll(json);
        if (keepsItsMetadata(merged)) {
            addStoredCertificates(merged);
        }
        return merged;
    }

    /** Then the metadata says which certificates count, and an older copy of the document must not take a newer one away. */
    private boolean keepsItsMetadata(ObjectNode merged) {
        String url = stored.enterprise().application().metadataUrl();
        return url != null && url.equals(merged.path("metadataUrl").asText(null));
    }

    private void addStoredCertificates(ObjectNode merged) {
        ArrayNode own = EnterpriseJson.document(stored.enterprise()).withArray("certificates");
        JsonNode given = merged.path("certificates");
        Set<JsonNode> all = new LinkedHashSet<>();
        own.forEach(all::add);
        if (given.isArray()) {
            given.forEach(all::add);
        } else if (given.isTextual()) {
            all.add(given);
        }
        merged.putArray("certificates").addAll(all);
    }
}
