package com.rundiffusion.keycloak.provisioning.patch;

import static com.rundiffusion.keycloak.provisioning.patch.Patched.ANNA;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.anna;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.annaWith;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.refused;
import static com.rundiffusion.keycloak.provisioning.patch.Patched.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that say in brackets which value they mean. */
final class BracketsTest {

    private static final String WORK =
            annaWith("'emails': [{'type': 'work', 'value': 'old@contoso.com'}]").toString();
    private static final String SEVERAL = annaWith("'emails': [{'type': 'work', 'value': 'a@contoso.com'},"
                    + " {'type': 'WORK', 'value': 'b@contoso.com'}, {'type': 'home', 'value': 'c@contoso.com'}]")
            .toString();

    @ParameterizedTest
    @ValueSource(strings = {"add", "replace"})
    void whereNothingMatchesAValueIsMade(String op) {
        String operation = "{'op': '" + op + "', 'path': 'emails[type eq \"work\"].value', 'value': 'a@contoso.com'}";
        assertThat(anna(operation)).isEqualTo(annaWith("'emails': [{'value': 'a@contoso.com', 'type': 'work'}]"));
        assertThat(user(
                        annaWith("'emails': [{'type': 'home', 'value': 'h@contoso.com'}]")
                                .toString(),
                        operation))
                .isEqualTo(annaWith("'emails': [{'type': 'home', 'value': 'h@contoso.com'},"
                        + " {'value': 'a@contoso.com', 'type': 'work'}]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "replace"})
    void whereOneMatchesItsPartIsSetWhetherItHadOneOrNot(String op) {
        assertThat(user(
                        WORK,
                        "{'op': '" + op + "', 'path': 'emails[type eq \"work\"].value', 'value': 'a@contoso.com'}"))
                .isEqualTo(annaWith("'emails': [{'type': 'work', 'value': 'a@contoso.com'}]"));
        assertThat(user(WORK, "{'op': '" + op + "', 'path': 'emails[type eq \"work\"].display', 'value': 'A'}"))
                .isEqualTo(annaWith("'emails': [{'type': 'work', 'value': 'old@contoso.com', 'display': 'A'}]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "replace"})
    void whereSeveralMatchAllAreSet(String op) {
        assertThat(user(SEVERAL, "{'op': '" + op + "', 'path': 'emails[type eq \"work\"].display', 'value': 'A'}"))
                .isEqualTo(annaWith("'emails': [{'type': 'work', 'value': 'a@contoso.com', 'display': 'A'},"
                        + " {'type': 'WORK', 'value': 'b@contoso.com', 'display': 'A'},"
                        + " {'type': 'home', 'value': 'c@contoso.com'}]"));
    }

    @Test
    void aWholeValueIsMadeOrMerged() {
        String operation = "{'op': 'replace', 'path': 'addresses[type eq \"work\"]', 'value': %s}"
                .formatted("{'Locality': 'Bern', 'region': null}");
        assertThat(anna(operation)).isEqualTo(annaWith("'addresses': [{'locality': 'Bern', 'type': 'work'}]"));
        assertThat(user(
                        annaWith("'addresses': [{'type': 'work', 'country': 'CH', 'region': 'BE'}]")
                                .toString(),
                        operation))
                .isEqualTo(annaWith("'addresses': [{'type': 'work', 'country': 'CH', 'locality': 'Bern'}]"));
        assertThat(user(WORK, "{'op': 'add', 'path': 'emails[type eq \"work\"]', 'value': 'a@contoso.com'}"))
                .isEqualTo(annaWith("'emails': [{'type': 'work', 'value': 'a@contoso.com'}]"));
    }

    @Test
    void aValueThatIsChangedInWhatItIsFoundByIsChangedWhole() {
        assertThat(
                        user(
                                WORK,
                                "{'op': 'replace', 'path': 'emails[type eq \"work\"]', 'value': {'type': 'home', 'display': 'H'}}"))
                .isEqualTo(annaWith("'emails': [{'type': 'home', 'value': 'old@contoso.com', 'display': 'H'}]"));
    }

    @Test
    void severalEqualitiesMakeAValueOfAllOfThem() {
        assertThat(
                        anna(
                                "{'op': 'add', 'path': 'emails[type eq \"work\" and primary eq true].value', 'value': 'a@b.c'}"))
                .isEqualTo(annaWith("'emails': [{'value': 'a@b.c', 'type': 'work', 'primary': true}]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emails[type ne \"home\"].value",
                "emails[not (type eq \"home\")].value",
                "emails[type eq \"work\" or type eq \"home\"].value",
                "emails[type sw \"w\"]"
            })
    void nothingIsMadeOfWhatIsNoEquality(String path) {
        String operation = "{'op': 'replace', 'path': '" + path + "', 'value': 'a@contoso.com'}";
        assertThat(refused(ANNA, operation)).isEqualTo(ScimFaultCode.PATH_UNREADABLE);
        assertThat(user(WORK, operation)).isEqualTo(annaWith("'emails': [{'type': 'work', 'value': 'a@contoso.com'}]"));
    }

    @Test
    void aPartWithoutBracketsIsThatOfAllValuesOrOfANewOne() {
        assertThat(anna("{'op': 'add', 'path': 'emails.value', 'value': 'a@contoso.com'}"))
                .isEqualTo(annaWith("'emails': [{'value': 'a@contoso.com'}]"));
        assertThat(user(WORK, "{'op': 'replace', 'path': 'emails.value', 'value': 'a@contoso.com'}"))
                .isEqualTo(annaWith("'emails': [{'type': 'work', 'value': 'a@contoso.com'}]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emails[type eq \"work\"",
                "emails[type eq \"work].value",
                "emails[type eq \"work\"]value",
                "emails[type eq \"work\"][primary eq true]",
                "emails[[type eq \"work\"]]",
                "emails]",
                "[type eq \"work\"]",
                "emails[type eq work].value",
                "emails[type eq {}].value",
                "emails[].value",
                "emails[type eq \"work\"].value[a eq 1]",
                "name[givenName eq \"Anna\"].familyName",
                "name..givenName",
                ".title",
                "a.b.c",
                "title Lead",
                "emails[type eq \"\\u0000\"].value"
            })
    void whatIsNoPathIsRefused(String path) {
        assertThat(refused(ANNA, "{'op': 'replace', 'path': '" + path.replace("\\", "\\\\") + "', 'value': 'x'}"))
                .isIn(ScimFaultCode.PATH_UNREADABLE, ScimFaultCode.FILTER_UNREADABLE);
    }
}
