package com.rundiffusion.keycloak.provisioning.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.rundiffusion.keycloak.provisioning.ScimJson;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the body of a POST or a PUT becomes: by the same rules as a PATCH. */
final class BodyTest {

    @Test
    void aPersonAsEntraSendsThem() {
        UserBody body = UserBody.of(ScimJson.any("{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User',"
                + " 'urn:ietf:params:scim:schemas:extension:enterprise:2.0User'], 'externalId': 'anna',"
                + " 'userName': 'Anna@Contoso.com', 'active': 'True', 'addresses': null, 'displayName': '',"
                + " 'emails': [{'Primary': 'true', 'type': 'work', 'value': 'Anna@Contoso.com'}],"
                + " 'meta': {'resourceType': 'User'}, 'name': {'formatted': 'Anna Winter', 'honorificPrefix': null},"
                + " 'roles': [], 'title': 'Lead', 'adreses': [{'type': 'work'}],"
                + " 'urn:ietf:params:scim:schemas:extension:enterprise:2.0User': {'Department': 'Sales', 'manager': null,"
                + " 'Manager': {'Value': '7'}}}"));
        assertThat(body.record())
                .isEqualTo(ScimJson.object("{'externalId': 'anna', 'userName': 'Anna@Contoso.com', 'active': true,"
                        + " 'emails': [{'primary': true, 'type': 'work', 'value': 'Anna@Contoso.com'}],"
                        + " 'name': {'formatted': 'Anna Winter'}, 'title': 'Lead',"
                        + " 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':"
                        + " {'department': 'Sales', 'manager': {'value': '7'}}}"));
        assertThat(body.dropped()).isEqualTo(1);
    }

    @Test
    void theLeastIsAName() {
        UserBody body = UserBody.of(ScimJson.any("{'userName': 'anna'}"));
        assertThat(body).isEqualTo(new UserBody(ScimJson.object("{'userName': 'anna'}"), 0));
    }

    @Test
    void valuesOfOneTypeStayAsTheyWereSent() {
        assertThat(UserBody.of(ScimJson.any("{'userName': 'anna', 'emails': [{'type': 'work', 'value': 'a@x.y'},"
                                + " {'type': 'work', 'value': 'b@x.y'}, {'type': 'home'}]}"))
                        .record()
                        .path("emails"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'userName': ''}", "{'userName': null}", "{'userame': 'anna'}", "{'userName': '  '}"})
    void aPersonHasAName(String body) {
        assertThat(refusedUser(body)).isEqualTo(ScimFaultCode.USER_NAME_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "'anna'", "null", "[{'userName': 'anna'}]"})
    void aPersonIsAnObject(String body) {
        assertThat(refusedUser(body)).isEqualTo(ScimFaultCode.JSON_UNREADABLE);
    }

    @Test
    void aPersonsOwnIdIsOurs() {
        assertThat(UserBody.of(ScimJson.any("{'id': '7', 'userName': 'anna', 'groups': [{'value': 'g'}]}")))
                .isEqualTo(new UserBody(ScimJson.object("{'userName': 'anna'}"), 1));
    }

    @Test
    void aGroupAsEntraSendsIt() {
        GroupBody body = GroupBody.of(ScimJson.any("{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:Group',"
                + " 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'], 'externalId': '7',"
                + " 'displayName': 'Sales', 'meta': {'resourceType': 'Group'},"
                + " 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group': {'a.b': 1}}"));
        assertThat(body)
                .isEqualTo(new GroupBody(
                        ScimJson.object("{'externalId': '7', 'displayName': 'Sales'}"), Optional.empty(), 1));
    }

    @Test
    void aGroupComesWithMembersOrWithout() {
        assertThat(GroupBody.of(ScimJson.any(
                                "{'displayName': 'Sales', 'members': [{'value': 'a', 'display': 'VP'}, 'b']}"))
                        .members())
                .contains(Set.of("a", "b"));
        assertThat(GroupBody.of(ScimJson.any("{'displayName': 'Sales', 'members': []}"))
                        .members())
                .contains(Set.of());
        assertThat(GroupBody.of(ScimJson.any("{'displayName': 'Sales'}")).members())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'displayName': ''}", "{'displayName': ' '}", "{'userName': 'anna'}"})
    void aGroupHasAName(String body) {
        ScimFault fault = catchThrowableOfType(ScimFault.class, () -> GroupBody.of(ScimJson.any(body)));
        assertThat(fault.code()).isEqualTo(ScimFaultCode.DISPLAY_NAME_MISSING);
    }

    private static ScimFaultCode refusedUser(String body) {
        return catchThrowableOfType(ScimFault.class, () -> UserBody.of(ScimJson.any(body)))
                .code();
    }
}
