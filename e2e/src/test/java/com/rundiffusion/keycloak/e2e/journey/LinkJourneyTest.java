package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The main journey: link, Entra, back, in. */
class LinkJourneyTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    static Stream<String> appOrigins() {
        return Stack.SITES.appOrigins().stream();
    }

    @ParameterizedTest
    @MethodSource("appOrigins")
    void theLinkLeadsToEntraAndBackWithoutAClickOnOurSide(String origin) {
        List<String> pagesShown = new ArrayList<>();
        journey.page().onDOMContentLoaded(page -> pagesShown.add(Sites.host(page.url())));
        journey.signIn(origin, journey.contoso(), Person.MEMBER);
        assertThat(journey.app().origin()).isEqualTo(origin);
        assertThat(journey.page().url()).isEqualTo(origin + "/");
        assertThat(pagesShown).doesNotContain(Sites.host(Stack.SITES.sso()));
        AuthnRequest request = journey.contoso().lastRequest().orElseThrow();
        assertThat(request.assertionConsumerServiceUrl()).isEqualTo(origin + Sites.REPLY_PATH);
    }

    @Test
    void theRequestIsTheOneThatEntraWants() {
        journey.signIn(Stack.SITES.rundiffusionApp(), journey.contoso(), Person.MEMBER);
        AuthnRequest request = journey.contoso().lastRequest().orElseThrow();
        assertThat(request.binding()).isEqualTo(AuthnRequest.Binding.REDIRECT);
        assertThat(request.issuer()).isEqualTo("rundiffusion.com");
        assertThat(request.destination()).isEqualTo(journey.contoso().loginUrl());
        assertThat(request.protocolBinding()).isEqualTo("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST");
        assertThat(request.hasRequestedAuthnContext()).isFalse();
        assertThat(request.hasSubject()).isFalse();
        assertThat(request.forceAuthn()).isFalse();
        assertThat(request.passive()).isFalse();
        assertThat(request.loginHint()).isNull();
        assertThat(request.unsupported()).isEmpty();
    }

    @Test
    void bothTokensSayWhoThePersonIsAndNothingElse() {
        EntraUser user = journey.signIn(Stack.SITES.rundiffusionApp(), journey.contoso(), Person.MEMBER);
        for (Map<String, Object> claims :
                List.of(journey.app().idClaims(), journey.app().accessClaims())) {
            assertThat(claims)
                    .containsEntry("email", user.mail())
                    .containsEntry("email_verified", true)
                    .containsEntry("name", user.displayName())
                    .containsEntry("given_name", user.givenName())
                    .containsEntry("family_name", user.surname())
                    .containsEntry("organization", List.of("contoso"))
                    .containsKey("organization_name")
                    .containsEntry("sso_provider", "contoso")
                    .containsEntry("entra_tenant_id", journey.contoso().id())
                    .containsEntry("entra_object_id", user.objectId())
                    .containsEntry("saml_name_id", user.userPrincipalName())
                    .containsKeys("sub", "auth_time", "iss", "exp", "iat", "jti", "azp", "sid", "typ");
            assertThat(claims).extractingByKey("aud").asString().contains("rundiffusion");
            assertThat(claims)
                    .doesNotContainKeys("preferred_username", "realm_access", "resource_access", "allowed-origins");
        }
    }
}
