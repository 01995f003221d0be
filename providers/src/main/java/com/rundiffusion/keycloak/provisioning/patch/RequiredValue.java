package com.rundiffusion.keycloak.provisioning.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.schema.ScimAttribute;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;

/** What a record cannot be without: the name of a person, the name of a group. */
final class RequiredValue {

    private static final String USER_NAME = "userName";
    private static final String DISPLAY_NAME = "displayName";

    private RequiredValue() {}

    static ScimFault missing(ScimAttribute attribute) {
        return code(attribute.name()).fault();
    }

    /** @throws ScimFault */
    static void check(ScimType type, ObjectNode record) {
        String name = type == ScimType.USER ? USER_NAME : DISPLAY_NAME;
        JsonNode value = record.path(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw code(name).fault();
        }
    }

    private static ScimFaultCode code(String name) {
        return name.equals(USER_NAME) ? ScimFaultCode.USER_NAME_MISSING : ScimFaultCode.DISPLAY_NAME_MISSING;
    }
}
