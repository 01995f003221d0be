package com.rundiffusion.keycloak.testkit.enterprise;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.util.Map;

/** What Google's APIs say of a customer and its people. */
public final class AtFirebase {

    private AtFirebase() {}

    /** An entry of {@code inboundSamlConfigs}, as it stands for the customer's Entra app. */
    public static ObjectNode config(EntraTenant tenant) {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.put("name", "projects/image-ai-cb35d/inboundSamlConfigs/saml." + tenant.name());
        config.put("displayName", tenant.displayName());
        config.put("enabled", true);
        ObjectNode idp = config.putObject("idpConfig");
        idp.put("idpEntityId", tenant.identifier());
        idp.put("ssoUrl", tenant.loginUrl());
        idp.putArray("idpCertificates")
                .addObject()
                .put(
                        "x509Certificate",
                        tenant.application().certificates().active().pem());
        ObjectNode sp = config.putObject("spConfig");
        sp.put("spEntityId", tenant.application().identifiers().get(0));
        sp.put("callbackUri", Stack.SITES.replyUrls().get(0));
        return config;
    }

    public static ObjectNode list(ObjectNode... configs) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = list.putArray("inboundSamlConfigs");
        for (ObjectNode config : configs) {
            entries.add(config);
        }
        return list;
    }

    /** @param uidsByNameId of people who signed in by {@code saml.<alias>} */
    public static ObjectNode users(String alias, Map<String, String> uidsByNameId) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode users = page.putArray("users");
        uidsByNameId.forEach((nameId, uid) -> users.addObject()
                .put("localId", uid)
                .put("email", nameId)
                .putArray("providerUserInfo")
                .addObject()
                .put("providerId", "saml." + alias)
                .put("rawId", nameId));
        return page;
    }
}
