package com.rundiffusion.keycloak.provisioning.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.person.Memberships;
import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;
import com.rundiffusion.keycloak.provisioning.query.Attributes;
import com.rundiffusion.keycloak.provisioning.resource.GroupShape;
import com.rundiffusion.keycloak.provisioning.resource.GroupShape.Member;
import com.rundiffusion.keycloak.provisioning.resource.ScimClient;
import com.rundiffusion.keycloak.schema.PersonGroupRow;
import java.util.List;
import java.util.Optional;

/** A group as it is answered. Its members are loaded only for whoever wants to see them. */
final class GroupAnswer {

    private final Memberships memberships;
    private final ScimClient client;
    private final Attributes shown;

    GroupAnswer(Memberships memberships, ScimClient client, Attributes shown) {
        this.memberships = memberships;
        this.client = client;
        this.shown = shown;
    }

    /** @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault where there are more than an answer holds */
    ObjectNode of(PersonGroupRow group) {
        ObjectNode record = StoredGroup.record(group);
        ObjectNode whole = shown.show("members")
                ? GroupShape.of(record, members(group), StoredGroup.meta(group), client.base())
                : GroupShape.of(record, StoredGroup.meta(group), client.base());
        return shown.shown(whole);
    }

    private List<Member> members(PersonGroupRow group) {
        return memberships.present(group.id, ScimLimit.MEMBERS_OF_ANSWER.most() + 1).stream()
                .map(person -> new Member(person.scimId, Optional.of(person.userName)))
                .toList();
    }
}
