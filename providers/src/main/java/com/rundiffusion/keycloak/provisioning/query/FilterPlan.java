package com.rundiffusion.keycloak.provisioning.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.person.PersonKey;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.schema.ScimName;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import com.unboundid.scim2.common.filters.Filter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a search is answered: which {@linkplain #keys() keys} an index is asked for, and what is left to be evaluated on those
 * that it finds. Whoever is found by a key is looked at again, but for members, which nobody loads for that.
 */
public final class FilterPlan {

    /** What there is an index for, in the form of {@link PersonKey}. */
    public enum Key {
        ID,
        USER_NAME,
        EXTERNAL_ID,
        /** @see com.rundiffusion.keycloak.provisioning.resource.UserRecord#workAddress() */
        EMAIL,
        /** @see KeyPath */
        MATCHING,
        DISPLAY_NAME,
        /** The id of somebody who is in the group. */
        MEMBER
    }

    /** A key that there is no index for yet. */
    public record Lookup(KeyPath path, String key) {}

    private static final Map<String, Key> OF_USERS = Map.of(
            "id", Key.ID,
            "userName", Key.USER_NAME,
            "externalId", Key.EXTERNAL_ID,
            "emails.value", Key.EMAIL,
            "emails[type eq \"work\"].value", Key.EMAIL,
            "emails[primary eq true].value", Key.EMAIL);

    private static final Map<String, Key> OF_GROUPS = Map.of(
            "id", Key.ID,
            "displayName", Key.DISPLAY_NAME,
            "externalId", Key.EXTERNAL_ID,
            "members.value", Key.MEMBER);

    private final ScimType type;
    private final Map<Key, String> keys = new EnumMap<>(Key.class);
    private final List<Filter> rest = new ArrayList<>();
    private Optional<Lookup> lookup = Optional.empty();
    private boolean isNothing;

    private FilterPlan(ScimType type) {
        this.type = type;
    }

    /**
     * @param matching what this company's Entra has looked up by before
     * @throws ScimFault where the filter cannot be read
     */
    public static FilterPlan ofUsers(String filter, Optional<KeyPath> matching) {
        return new FilterPlan(ScimType.USER).of(filter, matching);
    }

    /** @throws ScimFault where the filter cannot be read, or asks for members otherwise than one by one */
    public static FilterPlan ofGroups(String filter) {
        return new FilterPlan(ScimType.GROUP).of(filter, Optional.empty());
    }

    private FilterPlan of(String filter, Optional<KeyPath> matching) {
        for (Filter term : FilterTerms.of(FilterReader.read(type, filter))) {
            isNothing |= isUnknown(term);
            Optional<Equality> equality = Equality.of(type, term);
            Optional<Key> key = equality.flatMap(asked -> key(asked, matching));
            key.ifPresent(index -> ask(index, equality.get().value()));
            if (key.isEmpty() || key.get() != Key.MEMBER) {
                rest.add(term);
            }
            if (key.isEmpty() && lookup.isEmpty()) {
                lookup = equality.filter(asked -> KeyPath.isOfOneValue(asked.path()))
                        .map(asked -> new Lookup(new KeyPath(asked.path()), PersonKey.of(asked.value())));
            }
        }
        if (type == ScimType.GROUP && rest.stream().anyMatch(term -> FilterTerms.mention(term, "members"))) {
            throw tooWide();
        }
        return this;
    }

    private Optional<Key> key(Equality asked, Optional<KeyPath> matching) {
        String place = asked.path().text();
        return matching.filter(path -> path.text().equalsIgnoreCase(place))
                .map(path -> Key.MATCHING)
                .or(() -> (type == ScimType.USER ? OF_USERS : OF_GROUPS)
                        .entrySet().stream()
                                .filter(known -> known.getKey().equalsIgnoreCase(place))
                                .map(Map.Entry::getValue)
                                .findFirst());
    }

    private void ask(Key key, String value) {
        String wanted = PersonKey.of(value);
        isNothing |= keys.containsKey(key) && !keys.get(key).equals(wanted);
        keys.put(key, wanted);
    }

    /** Whether it asks for something of an attribute that nobody has. */
    private boolean isUnknown(Filter term) {
        boolean asks = switch (term.getFilterType()) {
            case AND, OR, NOT, NOT_EQUAL -> false;
            case EQUAL -> !term.getComparisonValue().isNull();
            default -> true;
        };
        return asks && ScimName.path(type, term.getAttributePath().toString()).isEmpty();
    }

    /** Whether it is known that nobody matches. */
    public boolean isNothing() {
        return isNothing;
    }

    /** All of them must be met; empty where no index helps. */
    public Map<Key, String> keys() {
        return Collections.unmodifiableMap(keys);
    }

    /** What an index of people would be made for; empty where one helps already. */
    public Optional<Lookup> lookup() {
        return keys.isEmpty() && type == ScimType.USER ? lookup : Optional.empty();
    }

    /**
     * Whether somebody whom the keys have found is meant.
     *
     * @param resource as it is answered, whole
     * @throws ScimFault where its values cannot be compared so
     */
    public boolean admits(ObjectNode resource) {
        return rest.stream().allMatch(term -> Evaluation.matches(term, resource));
    }

    /** The answer where no index helps and too many would have to be looked at. */
    public ScimFault tooWide() {
        return ScimFaultCode.FILTER_TOO_WIDE.fault(
                type == ScimType.USER
                        ? "Too many people would have to be looked at: ask by eq for id, userName, externalId or emails."
                        : "Too many groups would have to be looked at: ask by eq for id, displayName, externalId or members.");
    }
}
