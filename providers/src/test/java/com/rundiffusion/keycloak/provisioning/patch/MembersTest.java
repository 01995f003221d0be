package com.rundiffusion.keycloak.provisioning.patch;

import static com.rundiffusion.keycloak.provisioning.patch.Patched.group;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.members;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.refusedMembers;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.provisioning.ScimJson;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members come and go in every form that Entra and its checks have. */
final class MembersTest {

    private static final MemberChange ADDED = new MemberChange(false, Set.of("a"), Set.of());
    private static final MemberChange REMOVED = new MemberChange(false, Set.of(), Set.of("a"));
    private static final MemberChange NOBODY = new MemberChange(true, Set.of(), Set.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'value': 'a'}]",
                "{'value': 'a'}",
                "'a'",
                "['a']",
                "{'members': [{'value': 'a'}]}",
                "[{'$ref': 'https://x/Users/a', 'Value': 'a', 'display': 'Anna', 'displayName': 'A', 'type': 'User'}]",
                "[{'value': 'a'}, {'value': 'a'}, 'a']"
            })
    void aMemberIsAnIdInWhateverItIsWrapped(String written) {
        assertThat(members("{'op': 'Add', 'path': 'members', 'value': " + written + "}"))
                .isEqualTo(ADDED);
        assertThat(members("{'op': 'Remove', 'path': 'members', 'value': " + written + "}"))
                .isEqualTo(REMOVED);
        assertThat(members("{'op': 'add', 'value': {'members': " + written + "}}"))
                .isEqualTo(ADDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "members[value eq \"a\"]",
                "Members[Value eq \"a\"]",
                "members[value eq \"a\"].value",
                "members[type eq \"User\" and value eq \"a\"]",
                "urn:ietf:params:scim:schemas:core:2.0:Group:members[value eq \"a\"]"
            })
    void aMemberIsRemovedByAPathInBrackets(String path) {
        assertThat(members("{'op': 'remove', 'path': '" + path + "'}")).isEqualTo(REMOVED);
    }

    @Test
    void severalAreRemovedByOnePath() {
        assertThat(members("{'op': 'remove', 'path': 'members[value eq \"a\" or value eq \"b\"]'}")
                        .removed())
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void allAreRemovedByTheAttributeAlone() {
        assertThat(members("{'op': 'remove', 'path': 'members'}")).isEqualTo(NOBODY);
        assertThat(members("{'op': 'remove', 'path': 'members', 'value': null}"))
                .isEqualTo(NOBODY);
    }

    @Test
    void nobodyIsRemovedByAnEmptyList() {
        assertThat(members("{'op': 'remove', 'path': 'members', 'value': []}").isNone())
                .isTrue();
        assertThat(members("{'op': 'add', 'path': 'members', 'value': []}").isNone())
                .isTrue();
    }

    @Test
    void whoIsNoLongerNamedGoes() {
        assertThat(members("{'op': 'replace', 'path': 'members', 'value': [{'value': 'a'}]}"))
                .isEqualTo(new MemberChange(true, Set.of("a"), Set.of()));
        assertThat(members("{'op': 'replace', 'path': 'members', 'value': []}")).isEqualTo(NOBODY);
        assertThat(members("{'op': 'replace', 'path': 'members', 'value': null}"))
                .isEqualTo(NOBODY);
    }

    @Test
    void groupsInGroupsArePassedOver() {
        AppliedPatch patch = group(
                "{'op': 'add', 'path': 'members', 'value': [{'value': 'g', 'type': 'group'}, {'value': 'a', 'type': 'User'}]}");
        assertThat(patch.members()).isEqualTo(ADDED);
        assertThat(patch.dropped()).isEqualTo(1);
    }

    @Test
    void whatTheLastOperationSaysCounts() {
        String add = "{'op': 'add', 'path': 'members', 'value': [{'value': 'a'}]}";
        String remove = "{'op': 'remove', 'path': 'members[value eq \"a\"]'}";
        String all = "{'op': 'replace', 'path': 'members', 'value': [{'value': 'b'}]}";
        assertThat(members(add, remove)).isEqualTo(REMOVED);
        assertThat(members(remove, add)).isEqualTo(ADDED);
        assertThat(members(add, all)).isEqualTo(new MemberChange(true, Set.of("b"), Set.of()));
        assertThat(members(all, add)).isEqualTo(new MemberChange(true, Set.of("a", "b"), Set.of()));
        assertThat(members(all, remove)).isEqualTo(new MemberChange(true, Set.of("b"), Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{}]", "[{'value': null}]", "[{'display': 'Anna'}]", "[7]", "true", "''", "[['a']]"})
    void whoIsNotNamedIsRefused(String written) {
        assertThat(refusedMembers("{'op': 'add', 'path': 'members', 'value': " + written + "}"))
                .isEqualTo(ScimFaultCode.VALUE_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "members[display eq \"Anna\"]",
                "members[value ne \"a\"]",
                "members[value sw \"a\"]",
                "members[value eq \"a\" or type eq \"User\"]"
            })
    void whoIsDescribedOtherwiseIsNotRemoved(String path) {
        assertThat(refusedMembers("{'op': 'remove', 'path': '" + path + "'}")).isEqualTo(ScimFaultCode.PATH_UNREADABLE);
    }

    @Test
    void whatAMemberIsCalledIsNotChangedHere() {
        assertThat(group("{'op': 'replace', 'path': 'members[value eq \"a\"].display', 'value': 'Anna'}"))
                .isEqualTo(new AppliedPatch(ScimJson.object("{'displayName': 'Sales'}"), MemberChange.NONE, 1));
    }

    @Test
    void aGroupIsRenamedWithoutAPath() {
        assertThat(group("{'op': 'replace', 'value': {'externalId': '7', 'displayName': 'Support', 'id': '" + Patched.ID
                                + "'}}")
                        .record())
                .isEqualTo(ScimJson.object("{'displayName': 'Support', 'externalId': '7'}"));
        assertThat(refusedMembers("{'op': 'replace', 'path': 'displayName', 'value': ''}"))
                .isEqualTo(ScimFaultCode.DISPLAY_NAME_MISSING);
    }

    @Test
    void aPersonHasNoMembers() {
        assertThat(Patched.applied(Patched.ANNA, "{'op': 'add', 'path': 'members', 'value': ['a']}"))
                .isEqualTo(new AppliedPatch(ScimJson.object(Patched.ANNA), MemberChange.NONE, 1));
    }
}
