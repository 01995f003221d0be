package com.rundiffusion.keycloak.provisioning.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.call.ScimCall;
import com.rundiffusion.keycloak.provisioning.call.ScimResult;
import com.rundiffusion.keycloak.provisioning.call.ScimVerbs;
import com.rundiffusion.keycloak.provisioning.query.Attributes;
import com.rundiffusion.keycloak.provisioning.query.Bookmarks;
import com.rundiffusion.keycloak.provisioning.query.PageRequest;
import com.rundiffusion.keycloak.provisioning.resource.ScimClient;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import java.util.Optional;

/** {@code /Users}. */
public final class UserVerbs implements ScimVerbs {

    private final Bookmarks bookmarks = new Bookmarks();

    @Override
    public ScimResult search(ScimCall call) {
        PageRequest page = PageRequest.of(
                call.parameter("startIndex").orElse(null),
                call.parameter("count").orElse(null));
        Optional<String> filter = call.parameter("filter").filter(text -> !text.isBlank());
        return ScimResult.found(filter.map(
                        text -> new UserSearch(call.session(), client(call)).search(text, page, shown(call)))
                .orElseGet(() -> new UserPages(call.session(), client(call), bookmarks).page(page, shown(call))));
    }

    @Override
    public ScimResult get(ScimCall call, String id) {
        return ScimResult.found(shown(call).shown(users(call).get(id)));
    }

    @Override
    public ScimResult post(ScimCall call, ObjectNode body) {
        return ScimResult.made(users(call).post(body));
    }

    @Override
    public ScimResult put(ScimCall call, String id, ObjectNode body) {
        return ScimResult.found(shown(call).shown(users(call).put(id, body)));
    }

    /** Entra is content with nothing; whoever says what to show gets that. */
    @Override
    public ScimResult patch(ScimCall call, String id, ObjectNode body) {
        Users users = users(call);
        users.patch(id, body);
        return shown(call).areAsked() ? ScimResult.found(shown(call).shown(users.get(id))) : ScimResult.done();
    }

    @Override
    public ScimResult delete(ScimCall call, String id) {
        users(call).delete(id);
        return ScimResult.done();
    }

    private static Users users(ScimCall call) {
        return new Users(call.session(), client(call));
    }

    private static ScimClient client(ScimCall call) {
        return new ScimClient(call.providerId(), call.base());
    }

    private static Attributes shown(ScimCall call) {
        return Attributes.of(
                ScimType.USER,
                call.parameter("attributes").orElse(null),
                call.parameter("excludedAttributes").orElse(null));
    }
}
