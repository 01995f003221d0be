package com.rundiffusion.keycloak.provisioning.query;

import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.schema.AttributePath;
import com.rundiffusion.keycloak.provisioning.schema.ScimName;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import java.util.Optional;

/**
 * A place in a resource: an attribute or a part of it, of all its values or of some.
 *
 * @param values which; empty for all
 */
public record ScimPath(AttributePath attribute, Optional<ValueFilter> values) {

    /**
     * Empty where nobody knows the attribute.
     *
     * @throws ScimFault where it is no path
     */
    public static Optional<ScimPath> of(ScimType type, String written) {
        String text = FilterText.path(written);
        // The library takes the end of a URN for an attribute.
        Optional<ScimName> name = ScimName.of(type, text);
        return name.flatMap(known -> of(known, read(known.local())));
    }

    private static Optional<ScimPath> of(ScimName name, Path path) {
        boolean isPlace =
                path.size() == 1 || path.size() == 2 && path.getElement(1).getValueFilter() == null;
        if (!isPlace || path.getElement(0).getAttribute().isEmpty()) {
            throw unreadable();
        }
        Filter filter = path.getElement(0).getValueFilter();
        return new ScimName(name.type(), name.schema(), path.withoutFilters().toString())
                .path()
                .map(known -> new ScimPath(
                        known, Optional.ofNullable(filter).map(read -> ValueFilter.of(known.attribute(), read))));
    }

    private static Path read(String text) {
        try {
            return Path.fromString(text);
        } catch (BadRequestException | RuntimeException unreadable) {
            throw unreadable();
        }
    }

    private static ScimFault unreadable() {
        return ScimFaultCode.PATH_UNREADABLE.fault();
    }

    /** Where the library finds it. */
    public Path library() {
        return LibraryPath.of(attribute, values.map(ValueFilter::filter).orElse(null));
    }

    /** As it is written where nothing else may stand. */
    public String text() {
        return library().toString();
    }
}
