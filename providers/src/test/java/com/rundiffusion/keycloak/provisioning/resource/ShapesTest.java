package com.rundiffusion.keycloak.provisioning.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.ScimJson;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.resource.GroupShape.Member;
import com.rundiffusion.keycloak.provisioning.schema.ScimSchema;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** People, groups and lists as they are answered. */
final class ShapesTest {

    private static final URI BASE = URI.create("https://sso.example/realms/r/provisioning/contoso/v2");

    private static final ScimMeta META =
            new ScimMeta("7", Instant.parse("2026-01-02T03:04:05.678Z"), Instant.parse("2026-02-03T04:05:06Z"));

    @Test
    void aPerson() {
        ObjectNode record = ScimJson.object("{'userName': 'Anna@Contoso.com', 'active': true}");
        assertThat(UserShape.of(record, META, BASE).toString())
                .isEqualTo(ScimJson.object("{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User'], 'id': '7',"
                                + " 'userName': 'Anna@Contoso.com', 'active': true, 'meta': {'resourceType': 'User',"
                                + " 'created': '2026-01-02T03:04:05.678Z', 'lastModified': '2026-02-03T04:05:06Z',"
                                + " 'location': 'https://sso.example/realms/r/provisioning/contoso/v2/Users/7'}}")
                        .toString());
    }

    @Test
    void theExtensionIsNamedWhereItIsUsed() {
        String urn = ScimSchema.ENTERPRISE_USER.urn();
        ObjectNode record = ScimJson.object("{'userName': 'anna', '" + urn + "': {'department': 'Sales'}}");
        assertThat(UserShape.of(record, META, BASE).path("schemas"))
                .extracting(schema -> schema.asText())
                .containsExactly("urn:ietf:params:scim:schemas:core:2.0:User", urn);
    }

    @Test
    void anAnswerIsACopy() {
        ObjectNode record = ScimJson.object("{'userName': 'anna', 'name': {'givenName': 'Anna'}}");
        ((ObjectNode) UserShape.of(record, META, BASE).get("name")).removeAll();
        assertThat(record.path("name").path("givenName").asText()).isEqualTo("Anna");
    }

    @Test
    void aGroupWithItsMembersAndWithout() {
        ObjectNode record = ScimJson.object("{'displayName': 'Sales', 'externalId': '9'}");
        List<Member> members = List.of(new Member("a", Optional.of("Anna")), new Member("b", Optional.empty()));
        ObjectNode group = GroupShape.of(record, members, META, URI.create(BASE + "/"));
        assertThat(group.path("members"))
                .isEqualTo(ScimJson.any("[{'value': 'a', '$ref': '" + BASE
                        + "/Users/a', 'display': 'Anna', 'type': 'User'}," + " {'value': 'b', '$ref': '" + BASE
                        + "/Users/b', 'type': 'User'}]"));
        assertThat(group.path("meta").path("location").asText()).isEqualTo(BASE + "/Groups/7");
        assertThat(group.path("schemas").path(0).asText()).isEqualTo("urn:ietf:params:scim:schemas:core:2.0:Group");
        group.remove("members");
        assertThat(GroupShape.of(record, List.of(), META, BASE))
                .isEqualTo(GroupShape.of(record, META, BASE))
                .isEqualTo(group);
    }

    @Test
    void moreMembersThanAnAnswerHoldsAreRefused() {
        ObjectNode record = ScimJson.object("{'displayName': 'Sales'}");
        Member member = new Member("a", Optional.empty());
        assertThat(GroupShape.of(record, Collections.nCopies(10_000, member), META, BASE)
                        .path("members"))
                .hasSize(10_000);
        ScimFault fault = catchThrowableOfType(
                ScimFault.class, () -> GroupShape.of(record, Collections.nCopies(10_001, member), META, BASE));
        assertThat(fault.code()).isEqualTo(ScimFaultCode.MEMBERS_TOO_MANY);
        assertThat(fault.detail()).contains("excludedAttributes=members");
    }

    @Test
    void aListSaysHowManyThereAreAlsoWhereThereIsNobody() {
        assertThat(ListShape.of(250_000, 201, List.of(ScimJson.object("{'id': '7'}"))))
                .isEqualTo(ScimJson.object(
                                "{'schemas': ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],"
                                        + " 'totalResults': 250000, 'startIndex': 201, 'itemsPerPage': 1, 'Resources': [{'id': '7'}]}")
                        .put("totalResults", 250_000L)
                        .put("startIndex", 201L));
        assertThat(ListShape.of(0, 1, List.of()).path("Resources")).isEmpty();
        assertThat(ListShape.of(0, 1, List.of()).get("Resources").isArray()).isTrue();
    }

    @Test
    void anErrorHasItsStatusAsAText() {
        assertThat(ScimFaultCode.PERSON_EXISTS.fault().json())
                .isEqualTo(
                        ScimJson.object("{'schemas': ['urn:ietf:params:scim:api:messages:2.0:Error'], 'status': '409',"
                                + " 'scimType': 'uniqueness', 'detail': 'Somebody of this userName or externalId is here already."
                                + " Match by externalId and userName; of two users with one userName, change one.'}"));
        assertThat(ScimFaultCode.NOT_FOUND.fault().json().has("scimType")).isFalse();
    }

    /** The log of requests keeps them, and others compare them there. */
    @Test
    void aFaultKeepsItsKey() {
        assertThat(ScimFaultCode.values())
                .extracting(ScimFaultCode::key)
                .containsExactlyInAnyOrder(
                        "token_unknown",
                        "token_in_address",
                        "provisioning_off",
                        "too_many_requests",
                        "not_ready",
                        "busy",
                        "failed",
                        "not_found",
                        "method_unknown",
                        "media_type",
                        "not_supported",
                        "too_large",
                        "json_unreadable",
                        "filter_unreadable",
                        "filter_too_wide",
                        "members_too_many",
                        "operations_missing",
                        "operations_too_many",
                        "operation_unknown",
                        "path_unreadable",
                        "path_without_target",
                        "user_name_missing",
                        "display_name_missing",
                        "value_malformed",
                        "id_fixed",
                        "person_exists",
                        "group_exists",
                        "external_id_contradicts");
    }

    @Test
    void everyFaultSaysWhatToChange() {
        assertThat(ScimFaultCode.values()).allSatisfy(code -> {
            assertThat(code.fault().detail()).matches("[A-Z].+\\. [A-Z].+\\.").hasSizeLessThan(256);
            assertThat(code.status()).isBetween(400, 599);
            assertThat(code.scimType().isPresent()).isEqualTo(code.status() == 400 || code.status() == 409);
            assertThat(code.retryAfter().isPresent()).isEqualTo(code.status() == 429 || code.status() == 503);
        });
    }

    @Test
    void whatOthersAskOfAPerson() {
        UserRecord anna = new UserRecord(ScimJson.object("{'userName': 'anna', 'externalId': '7', 'active': false,"
                + " 'displayName': 'Anna W', 'name': {'givenName': 'Anna', 'familyName': 'Winter'},"
                + " 'emails': [{'type': 'home', 'value': 'h@x.y'}, {'value': 'p@x.y', 'primary': true}]}"));
        assertThat(anna.workAddress()).contains("p@x.y");
        assertThat(anna.externalId()).contains("7");
        assertThat(anna.active()).contains(false);
        assertThat(anna.displayName()).contains("Anna W");
        assertThat(anna.givenName()).contains("Anna");
        assertThat(anna.familyName()).contains("Winter");
        UserRecord bo = UserRecord.adopted("bo", true);
        assertThat(bo.userName()).isEqualTo("bo");
        assertThat(bo.active()).contains(true);
        assertThat(bo.workAddress()).isEmpty();
    }
}
