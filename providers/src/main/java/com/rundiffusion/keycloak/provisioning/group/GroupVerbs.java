package com.rundiffusion.keycloak.provisioning.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.call.ScimCall;
import com.rundiffusion.keycloak.provisioning.call.ScimResult;
import com.rundiffusion.keycloak.provisioning.call.ScimVerbs;
import com.rundiffusion.keycloak.provisioning.query.Attributes;
import com.rundiffusion.keycloak.provisioning.query.PageRequest;
import com.rundiffusion.keycloak.provisioning.resource.ScimClient;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import java.util.Optional;

/** {@code /Groups}. */
public final class GroupVerbs implements ScimVerbs {

    @Override
    public ScimResult search(ScimCall call) {
        PageRequest page = PageRequest.of(
                call.parameter("startIndex").orElse(null),
                call.parameter("count").orElse(null));
        GroupSearch search = new GroupSearch(call.session(), client(call));
        Optional<String> filter = call.parameter("filter").filter(text -> !text.isBlank());
        return ScimResult.found(filter.map(text -> search.search(text, page, shown(call)))
                .orElseGet(() -> search.page(page, shown(call))));
    }

    @Override
    public ScimResult get(ScimCall call, String id) {
        return ScimResult.found(groups(call).get(id, shown(call)));
    }

    @Override
    public ScimResult post(ScimCall call, ObjectNode body) {
        return ScimResult.made(groups(call).post(body, shown(call)));
    }

    @Override
    public ScimResult put(ScimCall call, String id, ObjectNode body) {
        return ScimResult.found(groups(call).put(id, body, shown(call)));
    }

    /** Entra is content with nothing: to answer with all members would load them. */
    @Override
    public ScimResult patch(ScimCall call, String id, ObjectNode body) {
        Groups groups = groups(call);
        groups.patch(id, body);
        return shown(call).areAsked() ? ScimResult.found(groups.get(id, shown(call))) : ScimResult.done();
    }

    @Override
    public ScimResult delete(ScimCall call, String id) {
        groups(call).delete(id);
        return ScimResult.done();
    }

    private static Groups groups(ScimCall call) {
        return new Groups(call.session(), client(call));
    }

    private static ScimClient client(ScimCall call) {
        return new ScimClient(call.providerId(), call.base());
    }

    private static Attributes shown(ScimCall call) {
        return Attributes.of(
                ScimType.GROUP,
                call.parameter("attributes").orElse(null),
                call.parameter("excludedAttributes").orElse(null));
    }
}
