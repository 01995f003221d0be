package com.rundiffusion.keycloak.provisioning.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.provisioning.query.ScimPath;
import com.rundiffusion.keycloak.provisioning.schema.ScimAttribute;
import com.rundiffusion.keycloak.provisioning.schema.ValueReader;

/** An operation on one attribute that we know, or on a part of it. */
record TargetedOperation(PatchKind kind, ScimPath target, JsonNode value) {

    ScimAttribute attribute() {
        return target.attribute().attribute();
    }

    /** Whether it says that there shall be nothing. */
    boolean isCleared() {
        return ValueReader.isCleared(target.attribute().last(), value);
    }
}
