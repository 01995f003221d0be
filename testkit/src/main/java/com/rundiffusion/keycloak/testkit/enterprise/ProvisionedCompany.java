package com.rundiffusion.keycloak.testkit.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A company for the tests of one class, which nobody is in before them, with a token that its Entra provisions by. */
public final class ProvisionedCompany implements BeforeAllCallback, AfterAllCallback {

    private static final String NETWORK = "203.0.113.200";

    private final Journey journey = new Journey();
    private final int number;
    private EnterpriseApi api;
    private JsonNode token;

    /** @param number of {@link ManyCustomers} */
    public ProvisionedCompany(int number) {
        this.number = number;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        journey.beforeEach(context);
        api = EnterpriseApi.of(journey);
        Map<String, Object> document = new ManyCustomers().document(number);
        document.put("provisioning", "optional");
        EnterpriseApi.Answer created = api.create(document);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        token = api.send("POST", "/" + alias() + "/provisioning-tokens", Map.of())
                .json();
        new Background(journey).await(() -> scim().get("/Users?count=0").status() == 200);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        api.delete(alias());
        journey.afterEach(context);
    }

    public String alias() {
        return ManyCustomers.alias(number);
    }

    /** As its Entra would call it. */
    public ScimApi scim() {
        return ScimApi.of(journey, alias(), NETWORK).with(token());
    }

    /** The Tenant URL as it is entered in Entra. */
    public String tenantUrl() {
        return token.path("url").asText();
    }

    /** The Secret Token. */
    public String token() {
        return token.path("token").asText();
    }

    /** The Tenant URL at Keycloak's own address. */
    public URI endpoint() {
        return scim().endpoint();
    }

    /** Keycloak's own address. */
    public URI keycloak() {
        return journey.services().keycloak();
    }
}
