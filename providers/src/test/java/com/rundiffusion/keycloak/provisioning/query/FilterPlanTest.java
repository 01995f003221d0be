package com.rundiffusion.keycloak.provisioning.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.rundiffusion.keycloak.provisioning.ScimJson;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.query.FilterPlan.Key;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a filter an index is asked for, and what is left to be looked at. */
final class FilterPlanTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "id eq \"A1\", ID, a1",
                "userName eq \"Anna@Contoso.com\", USER_NAME, anna@contoso.com",
                "USERNAME EQ \"anna\", USER_NAME, anna",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"anna\", USER_NAME, anna",
                "externalId eq \"7F\", EXTERNAL_ID, 7f",
                "externalId eq 7, EXTERNAL_ID, 7",
                "emails.value eq \"a@b.c\", EMAIL, a@b.c",
                "emails eq \"a@b.c\", EMAIL, a@b.c",
                "emails[type eq \"work\"].value eq \"a@b.c\", EMAIL, a@b.c",
                "Emails[Type eq \"Work\"].Value eq \"a@b.c\", EMAIL, a@b.c",
                "emails[primary eq true].value eq \"a@b.c\", EMAIL, a@b.c",
                "emails[primary eq \"True\"].value eq \"a@b.c\", EMAIL, a@b.c",
                "emails[type eq \"work\" and value eq \"a@b.c\"], EMAIL, a@b.c",
                "emails[value eq \"a@b.c\"], EMAIL, a@b.c",
                "(userName eq \"anna\"), USER_NAME, anna",
                "userName eq \"anna\" and active eq true, USER_NAME, anna",
                "active eq \"True\" and userName eq \"anna\", USER_NAME, anna"
            })
    void aKeyIsAskedFor(String filter, Key key, String value) {
        FilterPlan plan = users(filter);
        assertThat(plan.keys()).isEqualTo(Map.of(key, value));
        assertThat(plan.isNothing()).isFalse();
        assertThat(plan.lookup()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o'neil+1%@contoso.com",
                "ünï@contoso.com",
                "2020-01-01t00:00:00z",
                "a b",
                "a]b[c",
                "a) or (b",
                "🙂"
            })
    void aValueIsTakenLiterally(String value) {
        assertThat(users("userName eq \"" + value + "\"").keys()).isEqualTo(Map.of(Key.USER_NAME, value));
    }

    @Test
    void aQuotationMarkIsEscaped() {
        assertThat(users("userName eq \"a\\\"] and id eq \\\"b\\\\\"").keys())
                .isEqualTo(Map.of(Key.USER_NAME, "a\"] and id eq \"b\\"));
    }

    @Test
    void ofTwoKeysBothMustBeMet() {
        assertThat(users("id eq \"a\" and userName eq \"anna\"").keys())
                .isEqualTo(Map.of(Key.ID, "a", Key.USER_NAME, "anna"));
        assertThat(users("userName eq \"anna\" and userName eq \"bo\"").isNothing())
                .isTrue();
        assertThat(users("userName eq \"anna\" and userName eq \"ANNA\"").isNothing())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shoeSize eq \"42\"",
                "a.b.c.d eq 1",
                "shoeSize pr",
                "shoe[size eq 1]",
                "urn:of:somebody:User:x eq \"7\"",
                "userName eq \"anna\" and shoeSize eq 42"
            })
    void nobodyHasWhatNobodyKnows(String filter) {
        assertThat(users(filter).isNothing()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shoeSize ne 42",
                "shoeSize eq null",
                "not (shoeSize eq 42)",
                "active eq true",
                "userName sw \"a\"",
                "userName eq \"a\" or userName eq \"b\"",
                "not (userName eq \"a\")",
                "meta.created gt \"2020-01-01T00:00:00Z\"",
                "userName eq null",
                "title pr"
            })
    void withoutAKeyEverybodyIsLookedAt(String filter) {
        FilterPlan plan = users(filter);
        assertThat(plan.keys()).isEmpty();
        assertThat(plan.isNothing()).isFalse();
        assertThat(plan.tooWide().code()).isEqualTo(ScimFaultCode.FILTER_TOO_WIDE);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "employeeNumber eq \"7A\", urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber, 7a",
                "phoneNumbers[type eq \"Mobile\"].value eq \"7\", phoneNumbers[type eq \"Mobile\"].value, 7",
                "name.familyName eq \"Winter\", name.familyName, winter",
                "active eq true and title eq \"Lead\" and nickName eq \"A\", title, lead"
            })
    void whatHasNoIndexYetIsSaid(String filter, String path, String key) {
        FilterPlan.Lookup lookup = users(filter).lookup().orElseThrow();
        assertThat(lookup.path().text()).isEqualTo(path);
        assertThat(lookup.key()).isEqualTo(key);
        Optional<KeyPath> matching = KeyPath.of(path);
        assertThat(FilterPlan.ofUsers(filter, matching).keys()).isEqualTo(Map.of(Key.MATCHING, key));
        assertThat(FilterPlan.ofUsers("userName eq \"anna\"", matching).keys()).containsOnlyKeys(Key.USER_NAME);
    }

    /** An index holds one, and would find nobody by another. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "phoneNumbers.value eq \"7\"",
                "ims.value eq \"7\"",
                "roles.value eq \"7\"",
                "roles[type eq \"x\"].value eq \"7\"",
                "userName pr"
            })
    void whatSomebodyHasSeveralOfGetsNone(String filter) {
        assertThat(users(filter).lookup()).isEmpty();
        assertThat(users("phoneNumbers[type eq \"work\"].value eq \"7\"").lookup())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "userName eq \"ANNA@contoso.com\", true",
                "id eq \"7\" and manager eq \"8\", true",
                "id eq \"7\" and manager eq \"9\", false",
                "emails[type eq \"home\"].value eq \"a@contoso.com\", false",
                "emails[type eq \"work\"].value eq \"A@contoso.com\", true",
                "emails[type eq \"work\"].value sw \"a\" and active eq \"true\", true",
                "emails.value co \"contoso\" and (title eq \"x\" or title eq \"Lead\"), true",
                "not (active eq false), true",
                "active eq false, false",
                "title eq null, false",
                "nickName eq null, true",
                "nickName pr, false",
                "title pr and name.familyName ne \"winter\", false",
                "meta.created gt \"2020-01-01T00:00:00Z\", true",
                "meta.created gt \"2030-01-01T00:00:00Z\", false",
                "externalId eq \"2020-01-01T00:00:00Z\", false",
                "employeeNumber eq 701984, true"
            })
    void whoeverIsFoundIsLookedAt(String filter, boolean isMeant) {
        assertThat(users(filter)
                        .admits(ScimJson.object(
                                "{'id': '7', 'userName': 'anna@contoso.com', 'active': true, 'title': 'Lead',"
                                        + " 'externalId': '2020-01-01T01:00:00+01:00', 'name': {'familyName': 'Winter'},"
                                        + " 'emails': [{'type': 'work', 'value': 'a@contoso.com'}],"
                                        + " 'meta': {'created': '2026-01-01T00:00:00Z'},"
                                        + " 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':"
                                        + " {'employeeNumber': '701984', 'manager': {'value': '8'}}}")))
                .isEqualTo(isMeant);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "displayName eq \"Sales\", DISPLAY_NAME, sales",
                "externalId eq \"7F\", EXTERNAL_ID, 7f",
                "id eq \"7\", ID, 7",
                "members eq \"a\", MEMBER, a",
                "members.value eq \"a\", MEMBER, a",
                "members[value eq \"a\"], MEMBER, a"
            })
    void aGroupIsFoundByAKey(String filter, Key key, String value) {
        assertThat(FilterPlan.ofGroups(filter).keys()).isEqualTo(Map.of(key, value));
        assertThat(FilterPlan.ofGroups(filter).lookup()).isEmpty();
    }

    @Test
    void whetherSomebodyIsInAGroupIsAskedWithoutItsMembers() {
        FilterPlan plan = FilterPlan.ofGroups("id eq \"7\" and members eq \"a\"");
        assertThat(plan.keys()).isEqualTo(Map.of(Key.ID, "7", Key.MEMBER, "a"));
        assertThat(plan.admits(ScimJson.object("{'id': '7', 'displayName': 'Sales'}")))
                .isTrue();
        assertThat(plan.admits(ScimJson.object("{'id': '8', 'displayName': 'Sales'}")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "members pr",
                "not (members eq \"a\")",
                "members eq \"a\" or displayName eq \"b\"",
                "members.display sw \"a\"",
                "members[type eq \"User\"]"
            })
    void membersAreAskedForOneByOne(String filter) {
        assertThat(refused(() -> FilterPlan.ofGroups(filter))).isEqualTo(ScimFaultCode.FILTER_TOO_WIDE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "userName",
                "userName eq",
                "userName eq anna",
                "userName is \"anna\"",
                "userName eq \"anna",
                "userName eq \"anna\" and",
                "and userName eq \"anna\"  or",
                "(userName eq \"anna\"",
                "userName eq \"anna\")",
                "userName eq {}",
                "userName eq []",
                "emails[type eq \"work\"",
                "emails[type eq \"work\"]value eq \"x\"",
                "emails[type eq \"work\"].value",
                "emails[type eq \"work\"].value eq",
                "emails[].value eq \"x\"",
                "emails[a[b pr]]",
                "userName eq \"a\\u0000b\"",
                "userName eq \"\\ud83d\"",
                "userName\teq \"anna\"",
                "active gt true",
                "not userName eq \"anna\""
            })
    void whatIsNoFilterIsRefused(String filter) {
        assertThat(refused(() -> users(filter).admits(ScimJson.object("{'userName': 'anna', 'active': true}"))))
                .isEqualTo(ScimFaultCode.FILTER_UNREADABLE);
    }

    @Test
    void aLongRowOfTermsCostsNoMoreThanItsLength() {
        String most = terms(19, "title pr") + " or active eq true";
        assertThat(users(most).admits(ScimJson.object("{'userName': 'anna', 'active': true}")))
                .isTrue();
        assertThat(refused(() -> users(terms(20, "title pr") + " or active eq true")))
                .isEqualTo(ScimFaultCode.FILTER_UNREADABLE);
        assertThat(refused(() -> users(terms(100, "a pr") + " or b pr"))).isEqualTo(ScimFaultCode.FILTER_UNREADABLE);
        assertThat(refused(() -> users("emails[" + terms(100, "a pr") + " or b pr]")))
                .isEqualTo(ScimFaultCode.FILTER_UNREADABLE);
    }

    private static String terms(int count, String term) {
        return IntStream.range(0, count).mapToObj(each -> term).collect(Collectors.joining(" and "));
    }

    private static FilterPlan users(String filter) {
        return FilterPlan.ofUsers(filter, Optional.empty());
    }

    private static ScimFaultCode refused(ThrowingCallable call) {
        return catchThrowableOfType(ScimFault.class, call).code();
    }
}
