package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.TokenEndpoint;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Fabrikam asserts as the address of a person, who may be in a domain with an umlaut. */
final class AssertedAddressTest {

    private static final Sites SITES = Stack.SITES;
    private static final String CLIENT = "rundiffusion";
    private static final String EMAIL = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";

    @RegisterExtension
    private final Journey journey = new Journey();

    @BeforeEach
    void hasADomainWithAnUmlaut() {
        domains("fabrikam.example", "müller-x.example");
    }

    @AfterEach
    void hasItNoMore() {
        domains("fabrikam.example");
    }

    private void domains(String... names) {
        assertThat(EnterpriseApi.of(journey)
                        .put("fabrikam", Map.of("domains", List.of(names)))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anna@müller-x.example", "anna@MÜLLER-X.example", "anna@xn--mller-x-n2a.example"})
    void anAddressInADomainOfItsIsTakenInAnySpellingAndKeptInOne(String address) {
        assertThat(idClaims(answer(draft -> draft.claim(EMAIL, address))))
                .containsEntry("email", "anna@xn--mller-x-n2a.example")
                .containsEntry("email_verified", true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ceo@contoso.example>",
                "ceo@contoso.example,",
                "ceo@contoso.example(x)",
                "ceo@[contoso.example]",
                "eve,anna@fabrikam.example",
                "an\\na@fabrikam.example"
            })
    void whatIsNoAddressIsRefused(String claim) {
        assertThat(refusal(answer(draft -> draft.claim(EMAIL, claim)))).isEqualTo("email_malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ceo@contoso.example",
                "<ceo@contoso.example>",
                "ceo@contoso.example,",
                "x ceo@contoso.example y",
                "\"ceo@contoso.example\"",
                "ceo@contoso.example x@fabrikam.example"
            })
    void aNameIdInWhichSomebodyReadsAnotherCompanysAddressIsRefused(String nameId) {
        assertThat(refusal(answer(
                        draft -> draft.with(ResponseField.NAME_ID, nameId).claim(EMAIL))))
                .isEqualTo("email_domain_foreign");
    }

    /** The control. */
    @ParameterizedTest
    @CsvSource({"anna_contoso.example#EXT#@fabrikam.onmicrosoft.com", "0GpH-7f3+x/AbZ0="})
    void aNameIdOfAGuestAndAnOpaqueOneAreTaken(String nameId) {
        assertThat(idClaims(answer(
                        draft -> draft.with(ResponseField.NAME_ID, nameId).claim(EMAIL))))
                .containsEntry("saml_name_id", nameId);
    }

    @Test
    void ofSeveralAddressesTheOneInADomainOfItsOwnIsTaken() {
        for (String other : List.of("anna@private.example", "ceo@contoso.example", "no address")) {
            assertThat(idClaims(answer(draft -> draft.claim(EMAIL, other, "anna@fabrikam.example"))))
                    .containsEntry("email", "anna@fabrikam.example")
                    .containsEntry("email_verified", true);
        }
        assertThat(idClaims(answer(draft -> draft.claim(EMAIL, "anna@private.example", "anna@other.example"))))
                .containsEntry("email", "anna@private.example")
                .containsEntry("email_verified", false);
        assertThat(refusal(answer(draft -> draft.claim(EMAIL, "ceo@contoso.example", "anna@private.example"))))
                .isEqualTo("email_domain_foreign");
    }

    /** A guest who is another company's person reads that, and not what mends an address that is nobody's. */
    @Test
    void whoseAddressIsAnotherCompanysReadsThat() {
        String page = answer(draft -> draft.claim(EMAIL, "ceo@contoso.example")).body();
        assertThat(page)
                .contains("belongs to another company", "contoso.example")
                .doesNotContain(">Contoso<");
        assertThat(answer(draft -> draft.claim(EMAIL, "anna@private.example")).body())
                .doesNotContain("belongs to another company");
    }

    /** The person is in; that apps know no address of theirs is for operations to hear, once. */
    @Test
    void anAddressThatCameUnderAnotherNameIsToldToOperations() {
        Background background = new Background(journey);
        assertThat(idClaims(answer(draft -> draft.claim(EMAIL).claim("mail", "anna@fabrikam.example"))))
                .doesNotContainKey("email");
        background.await(() -> problems(background).contains("address_missing"));
        String since = background.enterprise("fabrikam").path("updatedAt").asText();
        background.await(() -> !background
                .eventsSince(since, "enterprises/fabrikam/address-missing")
                .isEmpty());

        domains("fabrikam.example");
        idClaims(answer(draft -> {}));
        assertThat(problems(background)).isEmpty();
    }

    private static List<String> problems(Background background) {
        return background.enterprise("fabrikam").path("problems").findValuesAsText("code");
    }

    /** The answer to the last request of the sign-in. */
    private HttpResponse<String> answer(Consumer<ResponseDraft> change) {
        Visitor visitor = new Visitor(journey.services().keycloak(), SITES);
        AuthnRequest request = visitor.atEntra(
                Authorization.of(CLIENT)
                        .with("autoLoginSsoProvider", "fabrikam")
                        .url(),
                SITES);
        ResponseDraft draft = journey.fabrikam().respond(request, Person.MEMBER);
        change.accept(draft);
        HttpResponse<String> answer = visitor.post(
                SITES.sso() + "/realms/rundiffusion/broker/fabrikam/endpoint",
                Map.of("SAMLResponse", draft.toBase64(), "RelayState", request.relayState()));
        while (answer.statusCode() / 100 == 3 && Visitor.location(answer).startsWith(SITES.sso())) {
            answer = visitor.get(Visitor.location(answer));
        }
        return answer;
    }

    private Map<String, Object> idClaims(HttpResponse<String> answer) {
        return new TokenEndpoint(journey.services().keycloak())
                .exchange(CLIENT, Visitor.location(answer))
                .claims("id_token");
    }

    private static String refusal(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        return answer.body().replaceAll("(?s).*data-rejection=\"([a-z_]+)\".*", "$1");
    }
}
