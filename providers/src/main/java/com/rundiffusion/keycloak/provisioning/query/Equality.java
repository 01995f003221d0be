package com.rundiffusion.keycloak.provisioning.query;

import com.rundiffusion.keycloak.provisioning.schema.AttributePath;
import com.rundiffusion.keycloak.provisioning.schema.ScimName;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A term of a filter that asks for one text at one place: what an index can answer. */
record Equality(ScimPath path, String value) {

    /** By these one value of several is named. */
    private static final Set<String> SELECTORS = Set.of("type", "primary");

    /** @param term canonical */
    static Optional<Equality> of(ScimType type, Filter term) {
        return switch (term.getFilterType()) {
            case EQUAL -> of(type, "", term, Optional.empty());
            case COMPLEX_VALUE -> ofValue(type, term);
            default -> Optional.empty();
        };
    }

    private static Optional<Equality> ofValue(ScimType type, Filter term) {
        String attribute = term.getAttributePath() + ".";
        List<Filter> parts = FilterTerms.of(term.getValueFilter());
        List<Filter> asked = parts.stream().filter(part -> !isSelector(part)).toList();
        if (asked.size() != 1 || parts.size() > 2) {
            return Optional.empty();
        }
        Optional<ValueFilter> selector =
                parts.stream().filter(Equality::isSelector).findFirst().map(ValueFilter::new);
        return of(type, attribute, asked.get(0), selector);
    }

    private static boolean isSelector(Filter part) {
        return part.getFilterType() == FilterType.EQUAL
                && SELECTORS.contains(part.getAttributePath().toString());
    }

    private static Optional<Equality> of(ScimType type, String within, Filter term, Optional<ValueFilter> selector) {
        if (term.getFilterType() != FilterType.EQUAL
                || !term.getComparisonValue().isTextual()) {
            return Optional.empty();
        }
        Optional<AttributePath> place = ScimName.path(type, within + term.getAttributePath());
        return place.map(path -> new Equality(
                new ScimPath(path, selector), term.getComparisonValue().textValue()));
    }
}
