package com.rundiffusion.keycloak.provisioning.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.schema.ScimAttribute;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands in the brackets behind an attribute: which of its values are meant.
 *
 * @param filter canonical
 */
public record ValueFilter(Filter filter) {

    private static final String VALUE = "value";

    static ValueFilter of(ScimAttribute attribute, Filter read) {
        return new ValueFilter(CanonicalFilter.of(read, FilterNames.ofValue(attribute)));
    }

    /** @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault where the two cannot be compared */
    public boolean matches(JsonNode value) {
        return Evaluation.matches(filter, value);
    }

    /** The value that the filter describes; empty where it does more than name parts that all equal something. */
    public Optional<ObjectNode> described() {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        for (Filter term : FilterTerms.of(filter)) {
            if (term.getFilterType() != FilterType.EQUAL) {
                return Optional.empty();
            }
            value.set(term.getAttributePath().toString(), term.getComparisonValue());
        }
        return Optional.of(value);
    }

    /** The values that are named one by one; empty where they are described otherwise. */
    public Optional<List<String>> values() {
        List<String> values = new ArrayList<>();
        List<Filter> alternatives =
                filter.getFilterType() == FilterType.OR ? filter.getCombinedFilters() : List.of(filter);
        for (Filter alternative : alternatives) {
            Optional<String> value = new ValueFilter(alternative)
                    .described()
                    .map(named -> named.path(VALUE).textValue());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(values);
    }
}
