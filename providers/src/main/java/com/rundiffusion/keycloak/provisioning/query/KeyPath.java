package com.rundiffusion.keycloak.provisioning.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.person.PersonKey;
import com.rundiffusion.keycloak.provisioning.schema.ScimAttribute;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import java.util.Optional;

/** A place in a person's record by which a company's Entra looks people up. */
public record KeyPath(ScimPath path) {

    /** @param text as {@link #text()} had it; empty where nobody knows such a place any more */
    public static Optional<KeyPath> of(String text) {
        return ScimPath.of(ScimType.USER, text).map(KeyPath::new);
    }

    /** Whether nobody has more than one value there: an index holds one, and would find nobody by another. */
    static boolean isOfOneValue(ScimPath path) {
        ScimAttribute attribute = path.attribute().attribute();
        return !attribute.isMultiValued()
                || attribute.hasOneOfAType() && path.values().isPresent();
    }

    /** The one form in which it is stored. */
    public String text() {
        return path.text();
    }

    /** The key of a record there, for the index; empty where it has no text. */
    public Optional<String> keyIn(ObjectNode record) {
        return Values.of(path.attribute().in(record)).stream()
                .filter(value -> path.values().map(some -> some.matches(value)).orElse(true))
                .map(value -> path.attribute()
                        .sub()
                        .map(part -> value.path(part.name()))
                        .orElse(value))
                .filter(JsonNode::isTextual)
                .findFirst()
                .map(text -> PersonKey.of(text.textValue()));
    }
}
