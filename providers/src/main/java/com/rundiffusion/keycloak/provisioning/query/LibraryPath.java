package com.rundiffusion.keycloak.provisioning.query;

import com.rundiffusion.keycloak.provisioning.schema.AttributePath;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;

/** Where the library finds an attribute in a record. */
public final class LibraryPath {

    private LibraryPath() {}

    public static Path of(AttributePath path) {
        return of(path, null);
    }

    /** @param filter of the values that are meant; {@code null} for all */
    public static Path of(AttributePath path, Filter filter) {
        Path attribute =
                Path.root(path.urn().orElse(null)).attribute(path.attribute().name(), filter);
        return path.sub().map(part -> attribute.attribute(part.name())).orElse(attribute);
    }
}
