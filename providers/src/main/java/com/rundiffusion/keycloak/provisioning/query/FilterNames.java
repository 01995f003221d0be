package com.rundiffusion.keycloak.provisioning.query;

import com.rundiffusion.keycloak.provisioning.schema.ScimAttribute;
import com.rundiffusion.keycloak.provisioning.schema.ScimName;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import com.unboundid.scim2.common.Path;
import java.util.Optional;

/** What the names in a filter mean: attributes of a resource, or the parts of one value. */
interface FilterNames {

    /** An attribute, and where the library finds it. */
    record Named(Path path, ScimAttribute attribute) {}

    /** Empty for a name that nobody knows. */
    Optional<Named> of(Path written);

    static FilterNames ofResource(ScimType type) {
        return written ->
                ScimName.path(type, written.toString()).map(known -> new Named(LibraryPath.of(known), known.last()));
    }

    /** Inside the brackets behind an attribute. */
    static FilterNames ofValue(ScimAttribute attribute) {
        return written -> attribute
                .sub(written.toString())
                .map(part -> new Named(Path.root().attribute(part.name()), part));
    }

    /** Where a comparison with a whole value looks: at the part that is called so. */
    static Named compared(Named named) {
        Optional<ScimAttribute> value = named.attribute().sub("value");
        return value.isEmpty()
                ? named
                : new Named(named.path().attribute(value.get().name()), value.get());
    }
}
