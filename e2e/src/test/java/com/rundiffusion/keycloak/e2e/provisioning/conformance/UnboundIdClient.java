package com.rundiffusion.keycloak.e2e.provisioning.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.rundiffusion.keycloak.testkit.enterprise.ProvisionedCompany;
import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.Member;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.types.UserResource;
import com.unboundid.scim2.common.utils.JsonUtils;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.List;
import java.util.stream.StreamSupport;

/** {@code com.unboundid.product.scim2:scim2-sdk-client}, which takes no attribute that its own schemas do not have. */
final class UnboundIdClient implements ForeignClient {

    private static final String USERS = "Users";
    private static final String GROUPS = "Groups";

    private final Client http = ClientBuilder.newClient();
    private final ScimService scim;

    UnboundIdClient(ProvisionedCompany company) {
        ClientRequestFilter token =
                request -> request.getHeaders().putSingle("Authorization", "Bearer " + company.token());
        scim = new ScimService(http.register(token).target(company.endpoint()));
    }

    private interface Call<T> {
        T send() throws ScimException;
    }

    private static <T> T good(Call<T> call) {
        try {
            return call.send();
        } catch (ScimException e) {
            throw new AssertionError(e.getScimError().toString(), e);
        }
    }

    @Override
    public List<String> discover() {
        assertThat(good(scim::getServiceProviderConfig).getPatch().isSupported())
                .isTrue();
        assertThat(good(scim::getResourceTypes).getTotalResults()).isEqualTo(2);
        return StreamSupport.stream(good(scim::getSchemas).spliterator(), false)
                .map(SchemaResource::getId)
                .toList();
    }

    @Override
    public String addPerson(String userName) {
        return add(new UserResource().setUserName(userName).setActive(true));
    }

    @Override
    public String addWholePerson(String userName, String body) {
        return add(read(body));
    }

    private static UserResource read(String body) {
        try {
            return JsonUtils.getObjectReader().forType(UserResource.class).readValue(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private String add(UserResource user) {
        UserResource made = good(() -> scim.create(USERS, user));
        assertThat(made.getUserName()).isEqualTo(user.getUserName());
        return made.getId();
    }

    @Override
    public String addGroup(String name, String member) {
        GroupResource group =
                new GroupResource().setDisplayName(name).setMembers(List.of(new Member().setValue(member)));
        return good(() -> scim.create(GROUPS, group)).getId();
    }

    @Override
    public List<String> search(String userName) {
        return ids(good(() -> scim.search(USERS, Filter.eq("userName", userName).toString(), UserResource.class)));
    }

    @Override
    public List<String> page(int startIndex, int count) {
        ListResponse<UserResource> page =
                good(() -> scim.searchRequest(USERS).page(startIndex, count).invoke(UserResource.class));
        assertThat(page.getStartIndex()).isEqualTo(startIndex);
        return ids(page);
    }

    private static List<String> ids(ListResponse<UserResource> list) {
        return list.getResources().stream().map(UserResource::getId).toList();
    }

    @Override
    public void rename(String person, String displayName) {
        UserResource renamed = good(() -> scim.modifyRequest(USERS, person)
                .replaceValue("displayName", displayName)
                .attributes("displayName")
                .invoke(UserResource.class));
        assertThat(renamed.getDisplayName()).isEqualTo(displayName);
    }

    @Override
    public String displayName(String person) {
        return good(() -> scim.retrieve(USERS, person, UserResource.class)).getDisplayName();
    }

    @Override
    public void removeMember(String group, String person) {
        good(() -> scim.modifyRequest(GROUPS, group)
                .removeValues("members[value eq \"" + person + "\"]")
                .attributes("displayName")
                .invoke(GroupResource.class));
    }

    @Override
    public List<String> members(String group) {
        List<Member> members =
                good(() -> scim.retrieve(GROUPS, group, GroupResource.class)).getMembers();
        return members == null
                ? List.of()
                : members.stream().map(Member::getValue).toList();
    }

    @Override
    public void removePerson(String person) {
        good(() -> {
            scim.delete(USERS, person);
            return person;
        });
    }

    @Override
    public int refusal(String person) {
        ScimException refused =
                catchThrowableOfType(ScimException.class, () -> scim.retrieve(USERS, person, UserResource.class));
        assertThat(refused.getScimError().getDetail()).isNotEmpty();
        return refused.getScimError().getStatus();
    }

    @Override
    public void understand(String person) {
        assertThat(read(person).getUserName()).isNotEmpty();
    }

    @Override
    public void close() {
        http.close();
    }
}
