package com.rundiffusion.keycloak.provisioning.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchOperation;

/**
 * An operation of RFC 7644 and nothing beside it, for the library.
 *
 * @param value missing for a removal
 */
record NormalOperation(PatchKind kind, Path path, JsonNode value) {

    static NormalOperation remove(Path path) {
        return new NormalOperation(PatchKind.REMOVE, path, null);
    }

    /** @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault where the record has no such place */
    void applyTo(ObjectNode record) {
        makeWay(record);
        try {
            operation().apply(record);
        } catch (ScimException | RuntimeException unfit) {
            throw ScimFaultCode.PATH_UNREADABLE.fault("Nothing is where it points to.");
        }
    }

    /** The library would make objects on the way of a class of its own, which equals no other. */
    private void makeWay(ObjectNode record) {
        if (kind == PatchKind.REMOVE) {
            return;
        }
        ObjectNode holder = path.getSchemaUrn() == null ? record : record.withObjectProperty(path.getSchemaUrn());
        if (path.size() == 2 && path.getElement(0).getValueFilter() == null) {
            String attribute = path.getElement(0).getAttribute();
            if (!holder.has(attribute)) {
                holder.putObject(attribute);
            }
        }
    }

    private PatchOperation operation() {
        return switch (kind) {
            case ADD -> PatchOperation.add(path, value);
            case REPLACE -> PatchOperation.replace(path, value);
            case REMOVE -> PatchOperation.remove(path);
        };
    }
}
