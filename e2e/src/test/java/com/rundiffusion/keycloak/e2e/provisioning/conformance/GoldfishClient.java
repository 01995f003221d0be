package com.rundiffusion.keycloak.e2e.provisioning.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.testkit.enterprise.ProvisionedCompany;
import de.captaingoldfish.scim.sdk.client.ScimClientConfig;
import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.resources.MetaConfiguration;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.PatchOp;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.base.ScimObjectNode;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Member;
import de.captaingoldfish.scim.sdk.common.response.ListResponse;
import de.captaingoldfish.scim.sdk.common.schemas.Schema;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import java.util.List;
import java.util.Map;

/** {@code de.captaingoldfish:scim-sdk-client}; each person and group is held against the schemas that it has read. */
final class GoldfishClient implements ForeignClient {

    private static final String USERS = "/Users";
    private static final String GROUPS = "/Groups";

    /** The client would have a 204 be of a media type. */
    private static final Map<String, String> NOTHING_HAS_NO_TYPE = Map.of();

    private final ScimRequestBuilder scim;
    private final SchemaCheck schemas;

    GoldfishClient(ProvisionedCompany company) {
        scim = new ScimRequestBuilder(
                company.endpoint().toString(),
                ScimClientConfig.builder()
                        .httpHeaders(Map.of("Authorization", "Bearer " + company.token()))
                        .build());
        schemas = new SchemaCheck(configuration().getSchemas());
    }

    private MetaConfiguration configuration() {
        return good(scim.loadMetaConfiguration().sendRequest()).getResource();
    }

    private static <T extends ScimObjectNode> ServerResponse<T> good(ServerResponse<T> response) {
        assertThat(response.isSuccess()).as(response.getResponseBody()).isTrue();
        return response;
    }

    private <T extends ResourceNode> T valid(ServerResponse<T> response) {
        T resource = good(response).getResource();
        schemas.check(resource);
        return resource;
    }

    @Override
    public List<String> discover() {
        MetaConfiguration all = configuration();
        assertThat(all.getServiceProvider().getPatchConfig().isSupported()).isTrue();
        assertThat(all.getResourceTypes()).hasSize(2);
        return all.getSchemas().stream().map(Schema::getNonNullId).toList();
    }

    @Override
    public String addPerson(String userName) {
        User user = User.builder().userName(userName).active(true).build();
        return id(valid(scim.create(User.class, USERS).setResource(user).sendRequest()));
    }

    @Override
    public String addWholePerson(String userName, String body) {
        User made = valid(scim.create(User.class, USERS).setResource(body).sendRequest());
        assertThat(made.getUserName()).contains(userName);
        return id(made);
    }

    @Override
    public String addGroup(String name, String member) {
        Group group = Group.builder()
                .displayName(name)
                .members(List.of(Member.builder().value(member).build()))
                .build();
        return id(valid(scim.create(Group.class, GROUPS).setResource(group).sendRequest()));
    }

    private static String id(ResourceNode resource) {
        return resource.getId().orElseThrow();
    }

    @Override
    public List<String> search(String userName) {
        return ids(good(scim.list(User.class, USERS)
                        .filter("userName", Comparator.EQ, userName)
                        .build()
                        .get()
                        .sendRequest())
                .getResource());
    }

    @Override
    public List<String> page(int startIndex, int count) {
        ListResponse<User> page = good(scim.list(User.class, USERS)
                        .startIndex(startIndex)
                        .count(count)
                        .get()
                        .sendRequest())
                .getResource();
        assertThat(page.getStartIndex()).isEqualTo(startIndex);
        return ids(page);
    }

    private List<String> ids(ListResponse<User> list) {
        list.getListedResources().forEach(schemas::check);
        return list.getListedResources().stream().map(GoldfishClient::id).toList();
    }

    @Override
    public void rename(String person, String displayName) {
        good(scim.patch(User.class, USERS, person)
                .setExpectedResponseHeaders(NOTHING_HAS_NO_TYPE)
                .addOperation()
                .op(PatchOp.REPLACE)
                .path("displayName")
                .value(displayName)
                .build()
                .sendRequest());
    }

    @Override
    public String displayName(String person) {
        return valid(scim.get(User.class, USERS, person).sendRequest())
                .getDisplayName()
                .orElse("");
    }

    @Override
    public void removeMember(String group, String person) {
        good(scim.patch(Group.class, GROUPS, group)
                .setExpectedResponseHeaders(NOTHING_HAS_NO_TYPE)
                .addOperation()
                .op(PatchOp.REMOVE)
                .path("members[value eq \"" + person + "\"]")
                .build()
                .sendRequest());
    }

    @Override
    public List<String> members(String group) {
        return valid(scim.get(Group.class, GROUPS, group).sendRequest()).getMembers().stream()
                .map(member -> member.getValue().orElseThrow())
                .toList();
    }

    @Override
    public void removePerson(String person) {
        good(scim.delete(User.class, USERS, person).sendRequest());
    }

    @Override
    public int refusal(String person) {
        ServerResponse<User> response = scim.get(User.class, USERS, person).sendRequest();
        assertThat(response.getErrorResponse().getDetail()).isPresent();
        return response.getErrorResponse().getStatus();
    }

    @Override
    public void understand(String person) {
        schemas.check(JsonHelper.readJsonDocument(person));
    }

    @Override
    public void close() {
        scim.close();
    }
}
