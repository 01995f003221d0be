package com.rundiffusion.keycloak.provisioning.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;
import com.rundiffusion.keycloak.provisioning.schema.JsonField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the operations of a PATCH: strict on form and size, and on nothing else. Keys may have any case. */
final class PatchReader {

    private PatchReader() {}

    /** @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault */
    static List<RawOperation> read(ObjectNode body) {
        JsonNode operations = value(body, "Operations");
        if (!operations.isArray() || operations.isEmpty()) {
            throw ScimFaultCode.OPERATIONS_MISSING.fault();
        }
        ScimLimit.OPERATIONS.check(operations.size());
        List<RawOperation> all = new ArrayList<>();
        operations.forEach(operation -> all.add(operation(operation)));
        return all;
    }

    private static RawOperation operation(JsonNode json) {
        JsonNode op = value(json, "op");
        if (!op.isTextual()) {
            throw ScimFaultCode.OPERATION_UNKNOWN.fault();
        }
        return new RawOperation(PatchKind.of(op.textValue()), path(value(json, "path")), value(json, "value"));
    }

    private static Optional<String> path(JsonNode path) {
        if (path.isMissingNode() || path.isNull()) {
            return Optional.empty();
        }
        if (!path.isTextual()) {
            throw ScimFaultCode.PATH_UNREADABLE.fault();
        }
        return Optional.of(path.textValue().strip()).filter(text -> !text.isEmpty());
    }

    private static JsonNode value(JsonNode json, String key) {
        return JsonField.of(json, key).orElse(MissingNode.getInstance());
    }
}
