package com.rundiffusion.keycloak.enterprise;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which roles an enterprise's people have in their own company.
 *
 * @param claim the attribute of an assertion that holds values of the customer's own beside Entra's app roles
 * @param map from a value of the source to a role, in the order of values; object ids are in lower case
 * @param fallback the role of whoever has none by the map
 */
public record RoleRules(RoleSource source, Optional<String> claim, Map<String, String> map, Optional<String> fallback) {

    public RoleRules {
        map = Collections.unmodifiableMap(new TreeMap<>(map));
    }

    /** All that the values give; whatever is not in the map gives nothing. */
    public SortedSet<String> rolesOf(Collection<String> values) {
        SortedSet<String> roles = new TreeSet<>();
        values.forEach(value -> Optional.ofNullable(map.get(value)).ifPresent(roles::add));
        return orFallback(roles);
    }

    /** Where nobody knows the values now: those of the earlier roles that somebody can still get. */
    public SortedSet<String> keptOf(Collection<String> earlier) {
        SortedSet<String> roles = new TreeSet<>(earlier);
        roles.retainAll(map.values());
        return orFallback(roles);
    }

    private SortedSet<String> orFallback(SortedSet<String> roles) {
        if (roles.isEmpty()) {
            fallback.ifPresent(roles::add);
        }
        return roles;
    }
}
