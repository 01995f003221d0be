package com.rundiffusion.keycloak.provisioning.query;

import com.unboundid.scim2.common.filters.Filter;
import java.util.List;
import java.util.stream.Stream;

/** The parts of a filter. */
final class FilterTerms {

    private FilterTerms() {}

    /** What must all be true. */
    static List<Filter> of(Filter filter) {
        return switch (filter.getFilterType()) {
            case AND -> filter.getCombinedFilters();
            default -> List.of(filter);
        };
    }

    /** Each single comparison, wherever it stands. */
    static List<Filter> comparisons(Filter filter) {
        return walk(filter).toList();
    }

    private static Stream<Filter> walk(Filter filter) {
        return switch (filter.getFilterType()) {
            case AND, OR -> filter.getCombinedFilters().stream().flatMap(FilterTerms::walk);
            case NOT -> walk(filter.getInvertedFilter());
            case COMPLEX_VALUE -> walk(filter.getValueFilter());
            default -> Stream.of(filter);
        };
    }

    /** Whether an attribute is asked about, wherever that stands. */
    static boolean mention(Filter filter, String attribute) {
        return switch (filter.getFilterType()) {
            case AND, OR -> filter.getCombinedFilters().stream().anyMatch(part -> mention(part, attribute));
            case NOT -> mention(filter.getInvertedFilter(), attribute);
            default -> filter.getAttributePath().getElement(0).getAttribute().equals(attribute);
        };
    }
}
