package com.rundiffusion.keycloak.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.demo.ManyCustomers;
import com.rundiffusion.keycloak.demo.entra.EntraTenant;
import com.rundiffusion.keycloak.demo.entra.Person;
import com.rundiffusion.keycloak.demo.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.e2e.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.e2e.journey.Authorization;
import com.rundiffusion.keycloak.e2e.journey.Journey;
import com.rundiffusion.keycloak.e2e.journey.Stack;
import com.rundiffusion.keycloak.e2e.journey.Visitor;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A first sign-in takes three requests, and the browser decides when the next one comes. Whatever happens between them: nobody
 * becomes a person of another company, and nobody is shut out.
 */
class FirstSignInTest {

    private static final String ALIAS = "held-up";

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
    void anAliasThatBecameAnotherCompanysTakesNobodyIn() {
        Visitor visitor = visitor();
        String held = accepted(visitor, Person.MEMBER);
        replace();

        HttpResponse<String> answer = visitor.get(held);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("data-rejection=\"enterprise_unavailable\"");
        assertThat(accounts()).isZero();
    }

    /** The last request too: the account is there, and the company is another one. */
    @Test
    void norDoesItInTheLastRequest() {
        Visitor visitor = visitor();
        String last = Visitor.location(visitor.get(accepted(visitor, Person.MEMBER)));
        assertThat(last).contains("after-first-broker-login");
        replace();
        assertThat(accounts()).isZero();

        assertThat(visitor.get(last).statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(accounts()).isZero();
    }

    /** Keycloak's own page: it looks for the provider before any step of ours. */
    @Test
    void aPausedCompanyTakesNobodyInAndThePageLeadsBack() {
        Visitor visitor = visitor();
        String held = accepted(visitor, Person.MEMBER);
        api.status(ALIAS, "paused");
        HttpResponse<String> answer = visitor.get(held);
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body()).contains("id=\"retry\"");
        assertThat(accounts()).isZero();
    }

    /** The control: nothing happens in between. */
    @Test
    void whoTakesTheirTimeIsIn() {
        Visitor visitor = visitor();
        assertThat(finish(visitor, accepted(visitor, Person.MEMBER))).contains("code=");
        assertThat(accounts()).isEqualTo(1);
    }

    /** Forgotten between the requests, as by a restart of the server: it begins again, and at the same company. */
    @Test
    void whoseSignInIsForgottenIsSentToTheirCompanyAgain() {
        Visitor visitor = visitor();
        String held = accepted(visitor, Person.MEMBER);
        visitor.forget("AUTH_SESSION_ID");

        String next = Visitor.location(visitor.get(held));
        while (next.startsWith(Stack.SITES.sso())) {
            next = Visitor.location(visitor.get(next));
        }
        assertThat(next).startsWith(tenant.loginUrl());
    }

    @Test
    void aFirstSignInThatWasBrokenOffIsNotInTheWayOfTheNext() {
        Visitor first = visitor();
        first.get(accepted(first, Person.MEMBER));
        assertThat(accounts()).isEqualTo(1);
        Visitor second = visitor();
        assertThat(finish(second, accepted(second, Person.MEMBER))).contains("code=");
        assertThat(accounts()).isEqualTo(1);
    }

    @Test
    void theSlowerOfTwoIsSentToSignInAgain() {
        Visitor first = visitor();
        Visitor second = visitor();
        String firstHeld = accepted(first, Person.MEMBER);
        String secondHeld = accepted(second, Person.MEMBER);
        assertThat(finish(first, firstHeld)).contains("code=");
        HttpResponse<String> answer = second.get(secondHeld);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("data-rejection=\"login_unknown\"").doesNotContain("already exists");
        Visitor again = visitor();
        assertThat(Visitor.location(answerOf(again, Person.MEMBER))).contains("code=");
    }

    private Visitor visitor() {
        return new Visitor(journey.services().keycloak(), Stack.SITES);
    }

    /** @return where Keycloak sends the browser whose answer it has accepted */
    private String accepted(Visitor visitor, Person person) {
        String next = Visitor.location(answerOf(visitor, person));
        assertThat(next).contains("first-broker-login");
        return next;
    }

    private HttpResponse<String> answerOf(Visitor visitor, Person person) {
        AuthnRequest request = visitor.atEntra(
                Authorization.of("rundiffusion").with("kc_idp_hint", ALIAS).url(), Stack.SITES);
        return visitor.post(
                Stack.SITES.sso() + "/realms/rundiffusion/broker/" + ALIAS + "/endpoint",
                Map.of(
                        "SAMLResponse", tenant.respond(request, person).toBase64(),
                        "RelayState", request.relayState()));
    }

    private static String finish(Visitor visitor, String held) {
        return Visitor.location(visitor.get(Visitor.location(visitor.get(held))));
    }

    private int accounts() {
        return journey.services()
                .admin()
                .get("rundiffusion/users?username=" + ALIAS + ".")
                .size();
    }
}
