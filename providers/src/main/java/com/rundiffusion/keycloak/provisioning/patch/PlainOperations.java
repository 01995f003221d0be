package com.rundiffusion.keycloak.provisioning.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.query.LibraryPath;
import com.rundiffusion.keycloak.provisioning.schema.AttributePath;
import com.rundiffusion.keycloak.provisioning.schema.ScimAttribute;
import com.rundiffusion.keycloak.provisioning.schema.ScimAttribute.Trait;
import com.rundiffusion.keycloak.provisioning.schema.ValueReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the operations of the RFC that do what was meant. It looks at the record: the same operation makes a value where none
 * is there, and changes it where one is.
 */
final class PlainOperations {

    private static final String ACTIVE = "active";

    private final ObjectNode record;
    private final TargetedOperation meant;
    private final ValueReader values;

    PlainOperations(ObjectNode record, TargetedOperation meant, ValueReader values) {
        this.record = record;
        this.meant = meant;
        this.values = values;
    }

    /** @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault */
    List<NormalOperation> all() {
        ScimAttribute attribute = meant.attribute();
        if (meant.target().values().isPresent() && !attribute.isMultiValued()) {
            throw ScimFaultCode.PATH_UNREADABLE.fault("%s has one value.".formatted(attribute.name()));
        }
        if (meant.kind() == PatchKind.REMOVE || meant.isCleared()) {
            return removal();
        }
        return attribute.isMultiValued() ? new ListOperations(record, meant, values).all() : single();
    }

    private List<NormalOperation> removal() {
        ScimAttribute attribute = meant.attribute();
        if (attribute.is(Trait.REQUIRED)) {
            throw RequiredValue.missing(attribute);
        }
        // Nobody is switched off by a value that is missing, nor on.
        if (attribute.name().equals(ACTIVE)) {
            return List.of();
        }
        AttributePath place = meant.target().attribute();
        if (attribute.isMultiValued()
                && meant.target().values().isEmpty()
                && place.sub().isEmpty()) {
            return new ListOperations(record, meant, values).removal();
        }
        // With another value, what stands beside it would be somebody else's; without one, too.
        return List.of(NormalOperation.remove(
                isWholeReference(place)
                        ? LibraryPath.of(place.whole())
                        : meant.target().library()));
    }

    private List<NormalOperation> single() {
        AttributePath place = meant.target().attribute();
        ScimAttribute attribute = place.attribute();
        if (!attribute.isComplex()) {
            return set(place, meant.value());
        }
        if (isWholeReference(place)) {
            List<NormalOperation> all = new ArrayList<>();
            all.add(NormalOperation.remove(LibraryPath.of(place.whole())));
            all.addAll(set(place.whole(), meant.value()));
            return all;
        }
        return place.sub().isPresent() ? set(place, meant.value()) : parts(place);
    }

    private static boolean isWholeReference(AttributePath place) {
        return place.attribute().isReference()
                && !place.attribute().isMultiValued()
                && place.sub().filter(part -> !part.name().equals("value")).isEmpty();
    }

    private List<NormalOperation> set(AttributePath place, JsonNode written) {
        return values.one(place.last(), written)
                .map(value -> List.of(new NormalOperation(PatchKind.REPLACE, LibraryPath.of(place), value)))
                .orElse(List.of());
    }

    /** One after the other: what is not named stays, and what is null goes. */
    private List<NormalOperation> parts(AttributePath place) {
        List<NormalOperation> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> part :
                ValueReader.parts(place.attribute(), meant.value()).properties()) {
            Optional<ScimAttribute> sub = place.attribute().sub(part.getKey());
            if (sub.isEmpty()) {
                values.drop();
            } else {
                AttributePath of = place.part(sub.get());
                all.addAll(
                        ValueReader.isCleared(sub.get(), part.getValue())
                                ? List.of(NormalOperation.remove(LibraryPath.of(of)))
                                : set(of, part.getValue()));
            }
        }
        return all;
    }
}
