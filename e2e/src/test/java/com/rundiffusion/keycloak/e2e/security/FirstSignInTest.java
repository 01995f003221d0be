package com.rundiffusion.keycloak.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import com.rundiffusion.keycloak.testkit.machine.AtOnce;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whatever happens beside a sign-in, the first or a later one: nobody becomes a person of another company, nobody is made twice,
 * and nobody is shut out.
 */
class FirstSignInTest {

    private static final String ALIAS = "held-up";
    private static final String OBJECT_ID = "http://schemas.microsoft.com/identity/claims/objectidentifier";

    @RegisterExtension
    private final Journey journey = new Journey();

    private EnterpriseApi api;
    private EntraTenant tenant;

    @BeforeEach
    void connect() {
        api = EnterpriseApi.of(journey);
        tenant = journey.services().entra().northwind();
        assertThat(api.create(document()).status()).isEqualTo(201);
    }

    @AfterEach
    void disconnect() {
        api.delete(ALIAS);
    }

    private Map<String, Object> document() {
        Map<String, Object> document = new HashMap<>(CustomerMail.fiveValues(tenant));
        document.remove("signOnUrl");
        document.put("alias", ALIAS);
        return document;
    }

    /** The same alias for somebody else. */
    private void replace() {
        api.delete(ALIAS);
        Map<String, Object> other = new HashMap<>(new ManyCustomers().document(1));
        other.remove("signOnUrl");
        other.put("alias", ALIAS);
        assertThat(api.create(other).status()).isEqualTo(201);
    }

    @Test
    void whoComesForTheFirstTimeIsInByTheAnswerAlone() {
        assertThat(Visitor.location(answerOf(visitor(), Person.MEMBER))).contains("code=");
        JsonNode person = accounts().get(0);
        assertThat(person.path("attributes").path("name").get(0).asText())
                .isEqualTo(tenant.user(Person.MEMBER).displayName());
        assertThat(admin().get("rundiffusion/organizations?search=" + ALIAS)
                        .get(0)
                        .path("id")
                        .asText())
                .isEqualTo(admin().get("rundiffusion/organizations/members/"
                                + person.path("id").asText() + "/organizations")
                        .get(0)
                        .path("id")
                        .asText());
        assertThat(admin().get("rundiffusion/organizations/members/"
                                + person.path("id").asText() + "/organizations")
                        .findValuesAsText("membershipType"))
                .allMatch("MANAGED"::equals);
        assertThat(admin().get("rundiffusion/events?type=REGISTER&max=5&user="
                        + person.path("id").asText()))
                .hasSize(1);
    }

    @Test
    void twentyWindowsOfANewPersonAreAllIn() {
        areIn(together(answers(20, any -> visitor(), Person.MEMBER)));
        assertThat(accounts()).hasSize(1);
    }

    /** Both answers come with the cookies of one browser, and each ends in its own tab. */
    @RepeatedTest(3)
    void twoTabsOfANewPersonAreBothIn() {
        Visitor browser = visitor();
        areIn(together(answers(2, any -> browser, Person.MEMBER)));
        assertThat(accounts()).hasSize(1);
    }

    @Test
    void twoSignInsOfAKnownPersonAreBothIn() {
        areIn(List.of(answerOf(visitor(), Person.MEMBER)));
        for (int round = 0; round < 10; round++) {
            areIn(together(answers(2, any -> visitor(), Person.MEMBER)));
        }
        assertThat(accounts()).hasSize(1);
    }

    @Test
    void twoTabsOfAKnownPersonAreBothIn() {
        areIn(List.of(answerOf(visitor(), Person.MEMBER)));
        for (int round = 0; round < 5; round++) {
            Visitor browser = visitor();
            areIn(together(answers(2, any -> browser, Person.MEMBER)));
        }
    }

    /** Whoever is in before the pause is in, everybody else is told; nobody is left half made. */
    @Test
    void aPauseInBetweenLeavesNothingHalfMade() {
        List<Callable<HttpResponse<String>>> calls = answers(6, any -> visitor(), Person.MEMBER);
        calls.add(() -> api.status(ALIAS, "paused").response());

        for (HttpResponse<String> answer : together(calls).subList(0, 6)) {
            assertThat(answer.statusCode() == 302
                            || answer.body().contains("data-rejection=\"enterprise_unavailable\""))
                    .as(answer.body())
                    .isTrue();
        }
        api.status(ALIAS, "active");
        areIn(List.of(answerOf(visitor(), Person.MEMBER)));
        assertThat(accounts()).hasSize(1);
    }

    @Test
    void aCompanyThatIsDeletedMeanwhileLeavesNobodyBehind() {
        for (int round = 0; round < 3; round++) {
            List<Callable<HttpResponse<String>>> calls = answers(6, any -> visitor(), Person.MEMBER);
            calls.addAll(answers(6, any -> visitor(), Person.MANY_GROUPS));
            calls.add(() -> api.delete(ALIAS).response());
            together(calls);
            assertThat(accounts()).isEmpty();
            assertThat(api.create(document()).status()).isEqualTo(201);
        }
    }

    @Test
    void anAliasThatBecameAnotherCompanysTakesNobodyIn() {
        Callable<HttpResponse<String>> held = answer(visitor(), Person.MEMBER);
        replace();
        isRefused(together(List.of(held)).get(0), "signature_invalid");
        assertThat(accounts()).isEmpty();
    }

    /** As an earlier version left it, or a customer who had the alias before: it is not handed on. */
    @Test
    void anAccountWithoutALinkIsNotInTheWayAndNotTakenOver() {
        String leftOver = makeAccount();
        areIn(List.of(answerOf(visitor(), Person.MEMBER)));
        assertThat(accounts()).hasSize(1);
        assertThat(accounts().get(0).path("id").asText()).isNotEqualTo(leftOver);
    }

    /** A claim transformation may write the object id in upper case, from one day to the next. */
    @Test
    void anObjectIdIsOnePersonInEitherCase() {
        areIn(List.of(answerOf(visitor(), Person.MEMBER)));
        String id = accounts().get(0).path("id").asText();
        areIn(together(List.of(answer(visitor(), Person.MEMBER, true))));
        assertThat(accounts()).hasSize(1);
        assertThat(accounts().get(0).path("id").asText()).isEqualTo(id);
        assertThat(accounts()
                        .get(0)
                        .path("attributes")
                        .path("entra_object_id")
                        .get(0)
                        .asText())
                .isEqualTo(objectId());
    }

    /** Linked when the object id was kept as it was written. */
    @Test
    void whoWasLinkedInUpperCaseIsFound() {
        String id = makeAccount();
        admin().post(
                        "rundiffusion/users/" + id + "/federated-identity/" + ALIAS,
                        Map.of(
                                "identityProvider",
                                ALIAS,
                                "userId",
                                objectId().toUpperCase(Locale.ROOT),
                                "userName",
                                "member"));
        areIn(List.of(answerOf(visitor(), Person.MEMBER)));
        areIn(List.of(answerOf(visitor(), Person.MEMBER)));
        assertThat(accounts()).hasSize(1);
        assertThat(accounts().get(0).path("id").asText()).isEqualTo(id);
    }

    private String makeAccount() {
        admin().post("rundiffusion/users", Map.of("username", ALIAS + "." + objectId(), "enabled", true));
        return accounts().get(0).path("id").asText();
    }

    private String objectId() {
        return tenant.user(Person.MEMBER).objectId();
    }

    private Visitor visitor() {
        return new Visitor(journey.services().keycloak(), Stack.SITES);
    }

    private static void areIn(List<HttpResponse<String>> answers) {
        assertThat(answers)
                .allSatisfy(answer -> assertThat(Visitor.location(answer)).contains("code="));
    }

    private static void isRefused(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body()).contains("data-rejection=\"" + code + "\"", "id=\"reference\"", "id=\"retry\"");
    }

    private static List<HttpResponse<String>> together(List<Callable<HttpResponse<String>>> calls) {
        return AtOnce.call(calls);
    }

    private List<Callable<HttpResponse<String>>> answers(int number, IntFunction<Visitor> browser, Person person) {
        return new ArrayList<>(IntStream.range(0, number)
                .mapToObj(index -> answer(browser.apply(index), person))
                .toList());
    }

    private Callable<HttpResponse<String>> answer(Visitor visitor, Person person) {
        return answer(visitor, person, false);
    }

    /** A sign-in that waits at Entra, and the call that posts Entra's answer. */
    private Callable<HttpResponse<String>> answer(Visitor visitor, Person person, boolean upperCase) {
        AuthnRequest request = visitor.atEntra(
                Authorization.of("rundiffusion").with("kc_idp_hint", ALIAS).url(), Stack.SITES);
        ResponseDraft draft = tenant.respond(request, person);
        if (upperCase) {
            draft.claim(OBJECT_ID, tenant.user(person).objectId().toUpperCase(Locale.ROOT));
        }
        Map<String, String> form = Map.of("SAMLResponse", draft.toBase64(), "RelayState", request.relayState());
        return () -> visitor.at(journey.services().keycloak())
                .post(Stack.SITES.sso() + "/realms/rundiffusion/broker/" + ALIAS + "/endpoint", form);
    }

    private HttpResponse<String> answerOf(Visitor visitor, Person person) {
        return together(List.of(answer(visitor, person))).get(0);
    }

    private JsonNode accounts() {
        return admin().get("rundiffusion/users?username=" + ALIAS + ".");
    }

    private AdminRest admin() {
        return journey.services().admin();
    }
}
