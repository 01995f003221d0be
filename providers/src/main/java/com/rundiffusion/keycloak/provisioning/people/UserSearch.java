package com.rundiffusion.keycloak.provisioning.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;
import com.rundiffusion.keycloak.provisioning.query.Attributes;
import com.rundiffusion.keycloak.provisioning.query.FilterPlan;
import com.rundiffusion.keycloak.provisioning.query.KeyPath;
import com.rundiffusion.keycloak.provisioning.query.PageRequest;
import com.rundiffusion.keycloak.provisioning.resource.ListShape;
import com.rundiffusion.keycloak.provisioning.resource.ScimClient;
import com.rundiffusion.keycloak.schema.PersonRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Finds people by a filter. What is found by a key costs a statement or two, however many people there are. */
public final class UserSearch {

    private static final String PRESENT =
            "select person from PersonRow person where person.providerId = :provider and person.removedAt is null";

    private static final Map<FilterPlan.Key, String> COLUMNS = new EnumMap<>(Map.of(
            FilterPlan.Key.ID, "scimId",
            FilterPlan.Key.USER_NAME, "userNameKey",
            FilterPlan.Key.EXTERNAL_ID, "externalKey",
            FilterPlan.Key.EMAIL, "emailKey",
            FilterPlan.Key.MATCHING, "matchKey"));

    private final KeycloakSession session;
    private final EntityManager database;
    private final ScimClient client;

    public UserSearch(KeycloakSession session, ScimClient client) {
        this.session = session;
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.client = client;
    }

    /**
     * @param shown of each
     * @return a list, which is empty where nobody is found
     * @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault where the filter cannot be read or answered
     */
    public ObjectNode search(String filter, PageRequest page, Attributes shown) {
        FilterPlan plan = FilterPlan.ofUsers(filter, new MatchingPath(session, client.providerId()).indexed());
        List<ObjectNode> found = plan.isNothing() ? List.of() : found(plan);
        List<ObjectNode> onPage = found.stream()
                .skip(page.startIndex() - 1)
                .limit(page.count())
                .map(shown::shown)
                .toList();
        return ListShape.of(found.size(), page.startIndex(), onPage);
    }

    private List<ObjectNode> found(FilterPlan plan) {
        List<PersonRow> rows = plan.keys().isEmpty() ? everybody(plan) : ofKeys(plan);
        return rows.stream()
                .map(person -> StoredRecord.shape(person, client.base()))
                .filter(plan::admits)
                .toList();
    }

    private List<PersonRow> everybody(FilterPlan plan) {
        List<PersonRow> all = query(PRESENT + " order by person.number")
                .setMaxResults(ScimLimit.SCANNED.most() + 1)
                .getResultList();
        MatchingKeys keys = new MatchingKeys(session, client.providerId());
        Optional<KeyPath> wanted = plan.lookup().map(FilterPlan.Lookup::path);
        if (ScimLimit.SCANNED.allows(all.size())) {
            wanted.ifPresent(keys::ofFew);
            return all;
        }
        throw wanted.filter(path -> keys.ofMany(path, session)).isPresent()
                ? ScimFaultCode.NOT_READY.fault()
                : plan.tooWide();
    }

    private List<PersonRow> ofKeys(FilterPlan plan) {
        return plan.keys().containsKey(FilterPlan.Key.MATCHING) ? ofMatching(plan) : read(plan);
    }

    /** One more statement says that the index was of one place all the time. */
    private List<PersonRow> ofMatching(FilterPlan plan) {
        MatchingPath matching = new MatchingPath(session, client.providerId());
        if (matching.isToBeNoted()) {
            new MatchingKeys(session, client.providerId()).note();
        }
        List<PersonRow> found = read(plan);
        if (!matching.isAsRead()) {
            throw ScimFaultCode.NOT_READY.fault();
        }
        return found;
    }

    private List<PersonRow> read(FilterPlan plan) {
        String conditions = plan.keys().keySet().stream()
                .map(key -> " and person." + COLUMNS.get(key) + " = :" + COLUMNS.get(key))
                .collect(Collectors.joining());
        TypedQuery<PersonRow> query = query(PRESENT + conditions + " order by person.number");
        plan.keys().forEach((key, value) -> query.setParameter(COLUMNS.get(key), value));
        List<PersonRow> found =
                query.setMaxResults(ScimLimit.SCANNED.most() + 1).getResultList();
        if (!ScimLimit.SCANNED.allows(found.size())) {
            throw plan.tooWide();
        }
        return found;
    }

    private TypedQuery<PersonRow> query(String text) {
        return database.createQuery(text, PersonRow.class).setParameter("provider", client.providerId());
    }
}
