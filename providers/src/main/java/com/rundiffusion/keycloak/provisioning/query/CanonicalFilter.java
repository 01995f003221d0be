package com.rundiffusion.keycloak.provisioning.query;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;
import com.rundiffusion.keycloak.provisioning.query.FilterNames.Named;
import com.rundiffusion.keycloak.provisioning.schema.ScimAttribute;
import com.rundiffusion.keycloak.provisioning.schema.StorableText;
import com.unboundid.scim2.common.filters.Filter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A filter as the library has read it, in canonical names and with values of their attributes' types: {@code primary eq "True"}
 * asks for a boolean. Names that nobody knows stay, and match nothing.
 */
final class CanonicalFilter {

    private final FilterNames names;

    /**
     * Each part once: of {@code a and b and c or d} the library makes a tree whose parts stand in each other again and again,
     * and to walk it would double the time with each term.
     */
    private final Map<Filter, Filter> done = new IdentityHashMap<>();

    private CanonicalFilter(FilterNames names) {
        this.names = names;
    }

    /** @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault where it compares too often */
    static Filter of(Filter read, FilterNames names) {
        Filter canonical = new CanonicalFilter(names).canonical(read);
        ScimLimit.FILTER_TERMS.check(FilterTerms.comparisons(canonical).size());
        return canonical;
    }

    private Filter canonical(Filter filter) {
        // Not by computeIfAbsent: parts are put in while the whole is being made.
        Filter known = done.get(filter);
        if (known == null) {
            known = made(filter);
            done.put(filter, known);
        }
        return known;
    }

    private Filter made(Filter filter) {
        return switch (filter.getFilterType()) {
            case AND -> all(filter);
            case OR ->
                Filter.or(filter.getCombinedFilters().stream()
                        .map(this::canonical)
                        .toList());
            case NOT -> Filter.not(canonical(filter.getInvertedFilter()));
            case COMPLEX_VALUE -> value(filter);
            case PRESENT ->
                names.of(filter.getAttributePath())
                        .map(named -> Filter.pr(named.path()))
                        .orElse(filter);
            default ->
                names.of(filter.getAttributePath())
                        .map(named -> compared(filter, FilterNames.compared(named)))
                        .orElse(filter);
        };
    }

    private Filter all(Filter filter) {
        List<Filter> terms = new ArrayList<>();
        for (Filter each : filter.getCombinedFilters()) {
            for (Filter term : FilterTerms.of(canonical(each))) {
                if (terms.stream().noneMatch(there -> there == term)) {
                    terms.add(term);
                }
            }
            ScimLimit.FILTER_TERMS.check(terms.size());
        }
        return terms.size() == 1 ? terms.get(0) : Filter.and(terms);
    }

    private Filter value(Filter filter) {
        Optional<Named> named = names.of(filter.getAttributePath())
                .filter(known -> known.attribute().isComplex());
        return named.isEmpty()
                ? filter
                : Filter.complex(
                        named.get().path(),
                        of(
                                filter.getValueFilter(),
                                FilterNames.ofValue(named.get().attribute())));
    }

    private static Filter compared(Filter filter, Named named) {
        ValueNode value = typed(named.attribute(), filter.getComparisonValue());
        return switch (filter.getFilterType()) {
            case EQUAL -> Filter.eq(named.path(), value);
            case NOT_EQUAL -> Filter.ne(named.path(), value);
            case CONTAINS -> Filter.co(named.path(), value);
            case STARTS_WITH -> Filter.sw(named.path(), value);
            case ENDS_WITH -> Filter.ew(named.path(), value);
            case GREATER_THAN -> Filter.gt(named.path(), value);
            case GREATER_OR_EQUAL -> Filter.ge(named.path(), value);
            case LESS_THAN -> Filter.lt(named.path(), value);
            default -> Filter.le(named.path(), value);
        };
    }

    private static ValueNode typed(ScimAttribute attribute, ValueNode value) {
        if (value.isNull()) {
            return value;
        }
        String text = value.asText();
        if (!StorableText.is(text)) {
            throw ScimFaultCode.FILTER_UNREADABLE.fault("A value in it is no text of whole signs.");
        }
        if (attribute.type() != ScimAttribute.Type.BOOLEAN) {
            return TextNode.valueOf(text);
        }
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
                ? BooleanNode.valueOf(Boolean.parseBoolean(text))
                : value;
    }
}
