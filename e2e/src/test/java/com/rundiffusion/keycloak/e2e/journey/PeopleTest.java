package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.journey.Attempt;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of user that Entra has. */
class PeopleTest {

    private static final String APP = Stack.SITES.rundiffusionApp();
    private static final String EMAIL = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";
    private static final String SHARED = "shared@elsewhere.example";

    @RegisterExtension
    private final Journey journey = new Journey();

    @ParameterizedTest
    @EnumSource(
            value = Person.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UNASSIGNED", "BORROWED_MAIL"})
    void everybodyWhoIsAssignedGetsInAndIsToldAsEntraTells(Person person) {
        EntraUser user = journey.browser().signIn(APP, journey.contoso(), person);
        Map<String, Object> claims = journey.browser().idClaims();
        assertSame(claims, "email", user.mail());
        assertSame(claims, "given_name", user.givenName());
        assertSame(claims, "family_name", user.surname());
        assertSame(claims, "name", user.displayName());
        assertThat(claims)
                .containsEntry("entra_object_id", user.objectId())
                .containsEntry("saml_name_id", user.userPrincipalName())
                .containsEntry("organization", List.of("contoso"))
                .containsEntry(
                        "email_verified", user.mail() != null && user.mail().endsWith("@contoso.example"));
    }

    private static void assertSame(Map<String, Object> claims, String claim, String asserted) {
        if (asserted == null) {
            assertThat(claims).doesNotContainKey(claim);
        } else {
            assertThat(claims).containsEntry(claim, asserted);
        }
    }

    @Test
    void whoeverIsNotAssignedStaysAtEntra() {
        journey.browser().follow(APP, journey.contoso(), Person.UNASSIGNED);
        assertThat(journey.browser().arrival().text()).contains("AADSTS50105");
    }

    @Test
    void theTimeOfTheSignInIsEntras() {
        journey.browser().signIn(APP, journey.contoso(), Person.LONG_SIGNED_IN);
        Instant proven =
                Instant.ofEpochSecond(((Number) journey.browser().idClaims().get("auth_time")).longValue());
        assertThat(Duration.between(proven, Instant.now()).toDays()).isEqualTo(80);
    }

    @Test
    void aRenamedPersonKeepsTheAccount() {
        journey.signIn(APP, journey.fabrikam(), Person.RENAMED);
        Object account = journey.app().idClaims().get("sub");
        EntraUser renamed =
                journey.fabrikam().rename(Person.RENAMED, "married@fabrikam.example", "married@fabrikam.example");

        journey.app().signInAgain();
        journey.entra().pick(renamed);
        journey.app().awaitSignedIn();
        assertThat(journey.app().idClaims())
                .containsEntry("sub", account)
                .containsEntry("email", "married@fabrikam.example")
                .containsEntry("saml_name_id", "married@fabrikam.example");
    }

    /** Whatever the enterprise lets in: the domain says whose people somebody is. */
    @Test
    @Tag("A36")
    void whoeverHasAnAddressOfAnotherEnterpriseIsRefused() {
        Attempt attempt = Attempt.on(journey);
        journey.browser().follow(APP, journey.contoso(), Person.BORROWED_MAIL);
        attempt.isRefused("contoso", "email_domain_foreign");
    }

    @Test
    void oneAddressInTwoEnterprisesIsTwoPeople() {
        Map<String, Object> atContoso = signInWithAddress(journey.contoso());
        Map<String, Object> atFabrikam = signInWithAddress(journey.fabrikam());
        assertThat(atContoso).containsEntry("email", SHARED).containsEntry("email_verified", false);
        assertThat(atFabrikam).containsEntry("email", SHARED).containsEntry("email_verified", false);
        assertThat(atFabrikam.get("sub")).isNotEqualTo(atContoso.get("sub"));
    }

    private Map<String, Object> signInWithAddress(EntraTenant tenant) {
        Journey.Answer answer = journey.browser().answer(APP, tenant, Person.MANY_GROUPS);
        answer.draft().claim(EMAIL, SHARED);
        journey.browser().post(answer).isSignedIn();
        return journey.browser().idClaims();
    }

    @Test
    void withoutADisplayNameTheNameIsMadeOfTheOtherTwo() {
        Journey.Answer answer = journey.browser().answer(APP, journey.contoso(), Person.MEMBER);
        answer.draft().claim("http://schemas.microsoft.com/identity/claims/displayname");
        journey.browser().post(answer).isSignedIn();
        EntraUser user = journey.contoso().user(Person.MEMBER);
        assertThat(journey.browser().idClaims()).containsEntry("name", user.givenName() + " " + user.surname());
    }

    @Test
    void whatEntraNoLongerSaysIsForgotten() {
        Journey.Answer first = journey.browser().answer(APP, journey.fabrikam(), Person.MANY_GROUPS);
        journey.browser().post(first).isSignedIn();
        assertThat(journey.browser().idClaims()).containsKeys("given_name", "family_name", "email", "name");

        journey.browser().signOut().isSignedOut();
        Journey.Answer second = journey.browser().answer(APP, journey.fabrikam(), Person.MANY_GROUPS);
        List.of("givenname", "surname", "emailaddress")
                .forEach(name -> second.draft().claim("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/" + name));
        second.draft().claim("http://schemas.microsoft.com/identity/claims/displayname");
        journey.browser().post(second).isSignedIn();
        assertThat(journey.browser().idClaims())
                .doesNotContainKeys("given_name", "family_name", "email", "name")
                .containsEntry("email_verified", false);
    }
}
