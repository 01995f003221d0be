package com.rundiffusion.keycloak.provisioning.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.query.ScimPath;
import com.rundiffusion.keycloak.provisioning.schema.AttributePath;
import com.rundiffusion.keycloak.provisioning.schema.ScimAttribute;
import com.rundiffusion.keycloak.provisioning.schema.ScimAttribute.Trait;
import com.rundiffusion.keycloak.provisioning.schema.ScimName;
import com.rundiffusion.keycloak.provisioning.schema.ScimSchema;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import com.rundiffusion.keycloak.provisioning.schema.ValueReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what an operation is about, whichever dialect it is in: Entra by default names one attribute in the path; with
 * {@code aadOptscim062020} in its address it leaves the path out and names many in the value, dotted or with a URN. Others send
 * the extension as one object. What nobody knows is counted and left out, what is ours to say is left out.
 */
final class Dialects {

    private static final String ID = "id";

    private final ScimType type;
    private final Optional<String> id;
    private final ValueReader values;

    /** @param id of what is changed; empty while it has none */
    Dialects(ScimType type, Optional<String> id, ValueReader values) {
        this.type = type;
        this.id = id;
        this.values = values;
    }

    /** @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault */
    List<TargetedOperation> targets(RawOperation raw) {
        return raw.path()
                .map(path -> named(raw.kind(), path, raw.value()))
                .orElseGet(() -> keyed(raw))
                .toList();
    }

    private Stream<TargetedOperation> keyed(RawOperation raw) {
        if (raw.kind() == PatchKind.REMOVE) {
            throw ScimFaultCode.PATH_WITHOUT_TARGET.fault();
        }
        if (!(raw.value() instanceof ObjectNode attributes)) {
            throw ScimFaultCode.VALUE_MALFORMED.fault("An operation without a path has an object as its value.");
        }
        return attributes.properties().stream()
                .flatMap(attribute -> key(raw.kind(), attribute.getKey(), attribute.getValue()));
    }

    /** A key may be anything; only what begins with an attribute that we know is held to be a path. */
    private Stream<TargetedOperation> key(PatchKind kind, String key, JsonNode value) {
        Optional<ScimName> start = ScimName.of(type, key.split("\\[", 2)[0]);
        Optional<AttributePath> known = start.flatMap(ScimName::path);
        if (known.isPresent() && known.get().attribute().is(Trait.READ_ONLY)) {
            return Stream.empty();
        }
        if (known.isPresent() || start.filter(ScimName::isSchema).isPresent()) {
            return named(kind, key, value);
        }
        values.drop();
        return Stream.empty();
    }

    private Stream<TargetedOperation> named(PatchKind kind, String path, JsonNode value) {
        Optional<ScimSchema> schema =
                ScimName.of(type, path).filter(ScimName::isSchema).flatMap(ScimName::schema);
        if (schema.isPresent()) {
            return ofSchema(kind, schema.get(), value);
        }
        Optional<ScimPath> target = ScimPath.of(type, path);
        if (target.isEmpty()) {
            values.drop();
        }
        return target
                .filter(place -> !isReadOnly(place, value))
                .map(place -> new TargetedOperation(kind, place, value))
                .stream();
    }

    /** The schema stands before its attributes as a whole, or they are all meant. */
    private Stream<TargetedOperation> ofSchema(PatchKind kind, ScimSchema schema, JsonNode value) {
        String urn = schema.urn() + ":";
        if (kind == PatchKind.REMOVE || value.isNull()) {
            if (!type.extension().equals(Optional.of(schema))) {
                throw ScimFaultCode.PATH_WITHOUT_TARGET.fault();
            }
            return schema.names().flatMap(name -> named(PatchKind.REMOVE, urn + name, MissingNode.getInstance()));
        }
        if (!(value instanceof ObjectNode attributes)) {
            throw ScimFaultCode.VALUE_MALFORMED.fault("A schema as a whole has an object as its value.");
        }
        return attributes.properties().stream()
                .flatMap(attribute -> key(kind, urn + attribute.getKey(), attribute.getValue()));
    }

    private boolean isReadOnly(ScimPath target, JsonNode value) {
        ScimAttribute attribute = target.attribute().attribute();
        boolean isOtherId = attribute.name().equals(ID)
                && id.isPresent()
                && value.isTextual()
                && !value.textValue().equalsIgnoreCase(id.get());
        if (isOtherId) {
            throw ScimFaultCode.ID_FIXED.fault();
        }
        return attribute.is(Trait.READ_ONLY);
    }
}
