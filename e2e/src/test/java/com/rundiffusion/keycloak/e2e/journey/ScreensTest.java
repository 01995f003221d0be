package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.provisioning.MappingPreset;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.page.PortalPage;
import com.rundiffusion.keycloak.testkit.page.RefusalPage;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Makes the pictures of a sign-in. */
@Tag("long")
@Tag("picture")
class ScreensTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    @Test
    void aSignInIsPictured() {
        journey.page().navigate(Authorization.of("rundiffusion").url());
        journey.signInPage().await();
        Screen.SIGN_IN.picture().take(journey.page());
        journey.page()
                .navigate(Authorization.of("runnit")
                        .with("autoLoginSsoProvider", "nobody")
                        .url());
        assertThat(journey.signInPage().await().message()).isNotEmpty();
        Screen.UNKNOWN_COMPANY.picture().take(journey.page());
    }

    @Test
    void theWayThroughEntraIsPictured() {
        journey.page().navigate(Journey.link(Stack.SITES.rundiffusionApp(), "contoso"));
        journey.entra().awaitAccounts();
        Screen.ENTRA.picture().take(journey.page());
        journey.entra().pick(journey.contoso().user(Person.MEMBER));
        journey.app().awaitSignedIn();
        Screen.SIGNED_IN.picture().take(journey.page());
    }

    /** For the guide of an enterprise's administrator. */
    @Test
    void theStepsInThePortalArePictured() {
        Page page = journey.page();
        PortalPage portal = new PortalPage(page);
        page.navigate(journey.contoso().portalUrl());
        Screen.CONNECT_PROPERTIES.picture().take(portal.section("Properties"));
        Screen.CONNECT_USERS.picture().take(portal.section("Users and groups"));
        Screen.CONNECT_BASIC_CONFIGURATION.picture().take(portal.section("Basic SAML Configuration"));
        Screen.CONNECT_CLAIMS.picture().take(portal.section("Attributes & Claims"));
        Screen.CONNECT_CERTIFICATES.picture().take(portal.section("SAML Certificates"));
        Screen.CONNECT_VALUES.picture().take(portal.section("Set up"));
        Screen.CONNECT_TEST.picture().take(portal.section("Test single sign-on"));
        page.navigate(journey.contoso().myAppsUrl());
        Screen.CONNECT_MY_APPS.picture().take(page);
    }

    /** Likewise, once the sign-in works. */
    @Test
    void theStepsOfProvisioningArePictured() {
        EnterpriseApi api = EnterpriseApi.of(journey);
        api.put("contoso", Map.of("provisioning", "optional"));
        JsonNode token =
                api.send("POST", "/contoso/provisioning-tokens", Map.of()).json();
        Page page = journey.page();
        PortalPage portal = new PortalPage(page);
        page.navigate(journey.contoso().portalUrl() + "/provisioning");
        page.fill("[name=tenantUrl]", token.path("url").asText());
        page.fill("[name=secretToken]", token.path("token").asText());
        Screen.PROVISIONING_CREDENTIALS.picture().take(portal.section("Admin Credentials"));
        page.click("[value=save]");
        page.click("[value=test]");
        page.click("[value=preset-object-id]");
        Screen.PROVISIONING_MAPPING.picture().take(portal.section("Attribute Mappings"));
        page.selectOption("[name=object]", journey.contoso().user(Person.MEMBER).objectId());
        page.click("[value=demand]");
        Screen.PROVISIONING_DEMAND.picture().take(portal.section("Provisioning logs"));
        page.click("[value=start]");
        Screen.PROVISIONING_STATUS.picture().take(portal.section("Provisioning Status"));
        page.click("[value=stop]");
        journey.contoso().provisioning().mapping(MappingPreset.DEFAULT);
        api.send("DELETE", "/contoso/provisioning-tokens/" + token.path("id").asText(), null);
        api.put("contoso", Map.of("provisioning", "off"));
    }

    @Test
    void whoeverIsNotAssignedIsPictured() {
        journey.page().navigate(Journey.link(Stack.SITES.rundiffusionApp(), "contoso"));
        journey.entra().awaitAccounts().pick(journey.contoso().user(Person.UNASSIGNED));
        journey.page().waitForCondition(() -> journey.entra().refusal().contains("AADSTS50105"));
        Screen.ENTRA_NOT_ASSIGNED.picture().take(journey.page());
    }

    @Test
    void aRefusalIsPictured() {
        Journey.Answer answer = journey.answer(Stack.SITES.rundiffusionApp(), journey.contoso(), Person.MEMBER);
        answer.draft().with(ResponseField.AUDIENCE, "spn:somebody.else");
        journey.post(answer.request().assertionConsumerServiceUrl(), answer.form());
        new RefusalPage(journey.page()).await();
        Screen.REFUSAL.picture().take(journey.page());
    }

    @Test
    void aMistakeInThePortalIsPictured() {
        journey.page().navigate(journey.contoso().portalUrl());
        journey.page().locator("button[value=certificate_rolled]").click();
        journey.page().locator("#state button").waitFor();
        Screen.PORTAL.picture().take(journey.page());
        journey.page().locator("#state button").click();
        journey.page().locator("#state a").waitFor();
    }
}
