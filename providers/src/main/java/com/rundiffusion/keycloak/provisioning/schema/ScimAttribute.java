package com.rundiffusion.keycloak.provisioning.schema;

import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An attribute, as the schema has it: {@code /Schemas} shows it, and every value that comes is held to it.
 *
 * @param longest how long a text of it may be
 * @param canonicalValues the words that Entra's mappings know for it; others are taken as well
 * @param subAttributes of a complex one
 */
public record ScimAttribute(
        String name,
        Type type,
        Set<Trait> traits,
        ScimLimit longest,
        List<String> canonicalValues,
        List<ScimAttribute> subAttributes,
        String description) {

    /** RFC 7643, 2.3. */
    public enum Type {
        STRING("string"),
        BOOLEAN("boolean"),
        DATE_TIME("dateTime"),
        REFERENCE("reference"),
        COMPLEX("complex");

        private final String key;

        Type(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    /** RFC 7643, 2.2. */
    public enum Trait {
        MULTI_VALUED,
        REQUIRED,
        READ_ONLY,
        UNIQUE
    }

    static ScimAttribute of(String name, Type type, String description) {
        return new ScimAttribute(name, type, Set.of(), ScimLimit.TEXT, List.of(), List.of(), description);
    }

    static ScimAttribute text(String name, String description) {
        return of(name, Type.STRING, description);
    }

    static ScimAttribute complex(String name, String description, ScimAttribute... subAttributes) {
        return new ScimAttribute(
                name, Type.COMPLEX, Set.of(), ScimLimit.TEXT, List.of(), List.of(subAttributes), description);
    }

    ScimAttribute with(Trait... more) {
        Set<Trait> all = EnumSet.copyOf(List.of(more));
        all.addAll(traits);
        return new ScimAttribute(name, type, all, longest, canonicalValues, subAttributes, description);
    }

    ScimAttribute upTo(ScimLimit limit) {
        return new ScimAttribute(name, type, traits, limit, canonicalValues, subAttributes, description);
    }

    ScimAttribute among(String... values) {
        return new ScimAttribute(name, type, traits, longest, List.of(values), subAttributes, description);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    public boolean isMultiValued() {
        return is(Trait.MULTI_VALUED);
    }

    public boolean isComplex() {
        return type == Type.COMPLEX;
    }

    /** Whether it points to another resource, so that its parts change together. */
    public boolean isReference() {
        return sub("$ref").isPresent();
    }

    /** Whether it has one value of each type, as Entra has: one work address, one mobile phone. Roles all have the same. */
    public boolean hasOneOfAType() {
        return isMultiValued()
                && sub("type").filter(type -> !type.canonicalValues.isEmpty()).isPresent();
    }

    /** @param written in any case */
    public Optional<ScimAttribute> sub(String written) {
        return named(subAttributes, written);
    }

    static Optional<ScimAttribute> named(List<ScimAttribute> attributes, String written) {
        return attributes.stream()
                .filter(attribute -> attribute.name.equalsIgnoreCase(written))
                .findFirst();
    }
}
