package com.rundiffusion.keycloak.e2e.security;

import static com.rundiffusion.keycloak.e2e.security.Trials.APP;
import static com.rundiffusion.keycloak.e2e.security.Trials.ARRIVAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Attempt;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer's administrator can write anything into their own directory, and signs it well. */
class PeopleCasesTest {

    private static final String EMAIL = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";
    private static final String NAME = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name";
    private static final String OBJECT_ID = "http://schemas.microsoft.com/identity/claims/objectidentifier";
    private static final String CEO = "ceo@contoso.example";

    @RegisterExtension
    private final Journey journey = new Journey();

    @AfterEach
    void admitOthersAgain() {
        otherDomains("unverified");
    }

    private void otherDomains(String rule) {
        assertThat(EnterpriseApi.of(journey)
                        .put("contoso", Map.of("otherDomains", rule))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Tag("A35")
    void theAddressOfAnotherCustomersPersonIsRefused() {
        EntraUser victim = journey.signIn(APP, journey.contoso(), Person.MEMBER);
        refusesFabrikam(draft -> draft.claim(EMAIL, victim.mail()));
    }

    @Test
    @Tag("A35")
    void theNameIdOfAnotherCustomersPersonIsRefused() {
        EntraUser victim = journey.browser().signIn(APP, journey.contoso(), Person.MEMBER);
        leave();
        refusesFabrikam(draft ->
                draft.with(ResponseField.NAME_ID, victim.userPrincipalName()).claim(EMAIL));
    }

    /** What no domain tells apart, the customer does: these are two people. */
    @Test
    @Tag("A35")
    void theObjectIdAndUserNameOfAnotherCustomersPersonReachNobodysAccount() {
        EntraUser victim = journey.browser().signIn(APP, journey.contoso(), Person.MEMBER);
        Object account = journey.browser().idClaims().get("sub");
        leave();
        taken(
                journey.fabrikam(),
                draft -> draft.claim(OBJECT_ID, victim.objectId())
                        .claim(NAME, victim.userPrincipalName())
                        .claim(EMAIL));
        assertThat(journey.browser().idClaims())
                .doesNotContainEntry("sub", account)
                .containsEntry("sso_provider", "fabrikam")
                .doesNotContainKey("email");
    }

    @Test
    @Tag("A36")
    void anAddressOfAnotherCustomerThatNobodyBearsYetIsRefused() {
        refusesFabrikam(draft -> draft.claim(EMAIL, CEO));
    }

    @Test
    @Tag("A37")
    void whoeverIsKnownCannotTakeAnAddressOfAnotherCustomerLater() {
        journey.browser().signIn(APP, journey.fabrikam(), Person.MEMBER);
        leave();
        refusesFabrikam(draft -> draft.claim(EMAIL, CEO));
    }

    @Test
    @Tag("A37")
    void whoeverIsKnownTakesAnAddressThatIsTakenWithoutReachingItsBearer() {
        taken(journey.contoso(), draft -> draft.claim(EMAIL, "shared@elsewhere.example"));
        Object bearer = journey.browser().idClaims().get("sub");
        leave();
        journey.browser().signIn(APP, journey.fabrikam(), Person.MEMBER);
        Object known = journey.browser().idClaims().get("sub");
        leave();
        taken(journey.fabrikam(), draft -> draft.claim(EMAIL, "shared@elsewhere.example"));
        assertThat(journey.browser().idClaims())
                .containsEntry("sub", known)
                .containsEntry("email_verified", false)
                .doesNotContainEntry("sub", bearer);
    }

    @ParameterizedTest
    @Tag("A38")
    @ValueSource(
            strings = {
                "x@elsewhere.example@contoso.example",
                "x@contoso.example@elsewhere.example",
                "\"x@elsewhere.example\"@contoso.example",
                "x@contoso.example.elsewhere.example",
                "x@notcontoso.example",
                "x@sub.contoso.example",
                "x@contoso.example.",
                "x@cont\u043eso.example",
                "x@xn--contso-3nf.example",
                "x@contoso\uff0eexample",
                "x@contoso.example\u200b",
                "x@ contoso.example",
                "@contoso.example",
                "contoso.example",
                "x@elsewhere.example,y@contoso.example"
            })
    void whatOnlyLooksLikeTheDomainIsRefused(String address) {
        otherDomains("refuse");
        refuses(journey.contoso(), draft -> draft.claim(EMAIL, address));
    }

    /** Where others are admitted, such an address counts for nothing. */
    @ParameterizedTest
    @Tag("A38")
    @ValueSource(strings = {"x@sub.contoso.example", "x@notcontoso.example", "x@cont\u043eso.example"})
    void whatOnlyLooksLikeTheDomainIsUnverified(String address) {
        taken(journey.contoso(), draft -> draft.claim(EMAIL, address));
        assertThat(journey.browser().idClaims()).containsEntry("email_verified", false);
    }

    /** The control. */
    @ParameterizedTest
    @Tag("A38")
    @ValueSource(strings = {"x@contoso.example", "X@CONTOSO.EXAMPLE"})
    void theDomainItselfIsTakenInAnyCase(String address) {
        otherDomains("refuse");
        taken(journey.contoso(), draft -> draft.claim(EMAIL, address));
        assertThat(journey.browser().idClaims())
                .containsEntry("email", "x@contoso.example")
                .containsEntry("email_verified", true);
    }

    private void refusesFabrikam(Consumer<ResponseDraft> change) {
        refuses(journey.fabrikam(), change);
    }

    private void refuses(EntraTenant tenant, Consumer<ResponseDraft> change) {
        Journey.Answer answer = journey.browser().answer(APP, tenant, Person.MEMBER);
        change.accept(answer.draft());
        Attempt attempt = Attempt.on(journey);
        journey.browser().post(ARRIVAL, answer.form());
        attempt.isRefused(tenant.name(), "email_domain_foreign", "email_malformed");
        assertThat(journey.browser().arrival().body()).doesNotContain("already", "exist");
    }

    private void taken(EntraTenant tenant, Consumer<ResponseDraft> change) {
        Journey.Answer answer = journey.browser().answer(APP, tenant, Person.MEMBER);
        change.accept(answer.draft());
        journey.browser().post(ARRIVAL, answer.form()).isSignedIn();
    }

    /** As somebody else who sits down at the same computer. */
    private void leave() {
        journey.browser().forgetAll();
    }
}
