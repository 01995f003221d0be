package com.rundiffusion.keycloak.provisioning.schema;

import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;
import java.util.Locale;
import java.util.Optional;

/**
 * The name of an attribute as somebody wrote it: in any case, with the URN of its schema or without, right or as Microsoft
 * misspells it.
 *
 * @param schema that it names
 * @param local what follows
 */
public record ScimName(ScimType type, Optional<ScimSchema> schema, String local) {

    private static final String URN = "urn:";

    /** Empty where it is longer than any name, or its URN none that we know. */
    public static Optional<ScimName> of(ScimType type, String written) {
        String name = written.strip();
        if (!ScimLimit.PATH.allows(name.length())) {
            return Optional.empty();
        }
        if (!name.toLowerCase(Locale.ROOT).startsWith(URN)) {
            return Optional.of(new ScimName(type, Optional.empty(), name));
        }
        return type.schemas()
                .flatMap(schema ->
                        schema.behind(name).map(local -> new ScimName(type, Optional.of(schema), local)).stream())
                .findFirst();
    }

    /** Whether it is a schema as a whole. */
    public boolean isSchema() {
        return schema.isPresent() && local.isEmpty();
    }

    /** Empty where there is no such attribute, or no such part of one. */
    public Optional<AttributePath> path() {
        String[] parts = local.split("\\.", -1);
        Optional<AttributePath> attribute = type.attribute(schema, parts[0]);
        return switch (parts.length) {
            case 1 -> attribute;
            case 2 -> attribute.flatMap(path -> path.attribute().sub(parts[1]).map(path::part));
            default -> Optional.empty();
        };
    }

    /** The path at once, where nothing but that is wanted. */
    public static Optional<AttributePath> path(ScimType type, String written) {
        return of(type, written).flatMap(ScimName::path);
    }
}
