package com.rundiffusion.keycloak.provisioning.resource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;
import com.rundiffusion.keycloak.provisioning.schema.ScimUri;
import java.net.URI;

/** What is offered of RFC 7643, section 5. */
public final class ServiceProviderConfig {

    /** Also the last part of its address. */
    public static final String NAME = "ServiceProviderConfig";

    private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";

    private ServiceProviderConfig() {}

    public static ObjectNode json(URI base) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("schemas").add(SCHEMA);
        supported(json, "patch", true);
        supported(json, "bulk", false).put("maxOperations", 0).put("maxPayloadSize", 0);
        supported(json, "filter", true).put("maxResults", ScimLimit.PAGE.most());
        supported(json, "changePassword", false);
        supported(json, "sort", false);
        supported(json, "etag", false);
        json.putArray("authenticationSchemes")
                .addObject()
                .put("type", "oauthbearertoken")
                .put("name", "Secret token")
                .put("description", "A token of this company, sent as Authorization: Bearer.")
                .put("specUri", "https://www.rfc-editor.org/rfc/rfc6750")
                .put("primary", true);
        json.putObject("meta").put("resourceType", NAME).put("location", ScimUri.below(base, NAME));
        return json;
    }

    private static ObjectNode supported(ObjectNode json, String what, boolean whether) {
        return json.putObject(what).put("supported", whether);
    }
}
