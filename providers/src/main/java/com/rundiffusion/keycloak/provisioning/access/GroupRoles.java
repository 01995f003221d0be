package com.rundiffusion.keycloak.provisioning.access;

import com.rundiffusion.keycloak.enterprise.RoleRules;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.person.RoleGrant;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.schema.PersonGroupRow;
import java.util.Collection;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** The roles of people follow who is in which group, where the enterprise's rules name the group. */
public final class GroupRoles {

    /** In the request's own transaction; for more, the request would take too long. */
    private static final int MOST_AT_ONCE = 500;

    private final KeycloakSession session;
    private final StoredEnterprise enterprise;
    private final Optional<RoleRules> rules;

    /** @param enterprise as this transaction holds it */
    public GroupRoles(KeycloakSession session, StoredEnterprise enterprise) {
        this.session = session;
        this.enterprise = enterprise;
        this.rules = enterprise.enterprise().people().roles();
    }

    /** Whether anybody has a role by being in it. */
    public boolean comeOf(PersonGroupRow group) {
        return rules.filter(asked -> !asked.source().isAsserted())
                .filter(asked -> asked.map().containsKey(group.id)
                        || group.externalKey != null && asked.map().containsKey(group.externalKey))
                .isPresent();
    }

    /**
     * In this transaction, or soon after it where they are very many.
     *
     * @param people internal ids, of those whom the session has not read yet
     */
    public void recompute(Collection<String> people) {
        if (people.size() > MOST_AT_ONCE) {
            new Enterprises(session).recomputeRoles(enterprise);
            return;
        }
        PersonEvents events = new PersonEvents(session, enterprise.enterprise().alias());
        new RoleGrant(session, rules)
                .recompute(people)
                .forEach(change -> events.given(change.person(), change.after()));
    }
}
