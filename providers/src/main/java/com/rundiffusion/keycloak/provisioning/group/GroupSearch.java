package com.rundiffusion.keycloak.provisioning.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.person.Memberships;
import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;
import com.rundiffusion.keycloak.provisioning.query.Attributes;
import com.rundiffusion.keycloak.provisioning.query.FilterPlan;
import com.rundiffusion.keycloak.provisioning.query.PageRequest;
import com.rundiffusion.keycloak.provisioning.resource.GroupShape;
import com.rundiffusion.keycloak.provisioning.resource.ListShape;
import com.rundiffusion.keycloak.provisioning.resource.ScimClient;
import com.rundiffusion.keycloak.schema.PersonGroupRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Finds groups by a filter, or all of them by pages. Whether somebody is in one is asked without loading the others. */
public final class GroupSearch {

    private static final String OF_THE_ENTERPRISE = " from PersonGroupRow one where one.providerId = :provider";

    private static final Map<FilterPlan.Key, String> CONDITIONS = new EnumMap<>(Map.of(
            FilterPlan.Key.ID, "one.id = :",
            FilterPlan.Key.DISPLAY_NAME, "one.nameKey = :",
            FilterPlan.Key.EXTERNAL_ID, "one.externalKey = :",
            FilterPlan.Key.MEMBER,
                    "exists (select 1 from GroupMemberRow member, PersonRow person where member.groupId = one.id"
                            + " and person.id = member.personId and person.providerId = :provider"
                            + " and person.removedAt is null and person.scimId = :"));

    private final EntityManager database;
    private final ScimClient client;
    private final Memberships memberships;

    public GroupSearch(KeycloakSession session, ScimClient client) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.client = client;
        this.memberships = new Memberships(session, client.providerId());
    }

    /**
     * @return a list, which is empty where there is none
     * @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault where the filter cannot be read or answered
     */
    public ObjectNode search(String filter, PageRequest page, Attributes shown) {
        FilterPlan plan = FilterPlan.ofGroups(filter);
        List<PersonGroupRow> found = plan.isNothing()
                ? List.of()
                : candidates(plan).stream()
                        .filter(group -> plan.admits(
                                GroupShape.of(StoredGroup.record(group), StoredGroup.meta(group), client.base())))
                        .toList();
        return ListShape.of(
                found.size(),
                page.startIndex(),
                answers(
                        found.stream()
                                .skip(page.startIndex() - 1L)
                                .limit(page.count())
                                .toList(),
                        shown));
    }

    public ObjectNode page(PageRequest page, Attributes shown) {
        long total = database.createQuery("select count(one)" + OF_THE_ENTERPRISE, Long.class)
                .setParameter("provider", client.providerId())
                .getSingleResult();
        List<PersonGroupRow> groups = page.count() == 0
                ? List.of()
                : query("")
                        .setFirstResult(page.startIndex() - 1)
                        .setMaxResults(page.count())
                        .getResultList();
        return ListShape.of(total, page.startIndex(), answers(groups, shown));
    }

    private List<PersonGroupRow> candidates(FilterPlan plan) {
        String conditions = plan.keys().keySet().stream()
                .map(key -> " and " + CONDITIONS.get(key) + key.name() + (key == FilterPlan.Key.MEMBER ? ")" : ""))
                .collect(Collectors.joining());
        TypedQuery<PersonGroupRow> query = query(conditions);
        plan.keys().forEach((key, value) -> query.setParameter(key.name(), value));
        List<PersonGroupRow> found =
                query.setMaxResults(ScimLimit.SCANNED.most() + 1).getResultList();
        if (!ScimLimit.SCANNED.allows(found.size())) {
            throw plan.tooWide();
        }
        return found;
    }

    private TypedQuery<PersonGroupRow> query(String conditions) {
        return database.createQuery(
                        "select one" + OF_THE_ENTERPRISE + conditions + " order by one.createdAt, one.id",
                        PersonGroupRow.class)
                .setParameter("provider", client.providerId());
    }

    private List<ObjectNode> answers(List<PersonGroupRow> groups, Attributes shown) {
        GroupAnswer answer = new GroupAnswer(memberships, client, shown);
        return groups.stream().map(answer::of).toList();
    }
}
