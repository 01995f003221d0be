package com.rundiffusion.keycloak.e2e.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.entra.EnterpriseApplication;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.MetadataHost;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Northwind, which nobody has connected yet; afterwards nobody has again. Its metadata can be fetched. */
final class Unconnected implements BeforeEachCallback, AfterEachCallback {

    static final String ALIAS = "northwind";

    private static final String HOSTS = "sso.entraHosts";

    private final Journey journey;
    private final Background background;
    private EnterpriseApi api;
    private MetadataHost host;
    private String hosts;
    private Runnable putBack;

    Unconnected(Journey journey) {
        this.journey = journey;
        this.background = new Background(journey);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        api = EnterpriseApi.of(journey);
        EnterpriseApplication application = tenant().application();
        List<String> replyUrls = application.replyUrls();
        String byDefault = application.defaultReplyUrl();
        putBack = () -> application.replyUrls(replyUrls).defaultReplyUrl(byDefault);
        host = MetadataHost.start();
        host.serves(tenant()::metadata);
        hosts = background.setting(HOSTS);
        background.settings(Map.of(HOSTS, hosts + " " + host.origin()));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        putBack.run();
        api.delete(ALIAS);
        background.settings(Map.of(HOSTS, hosts));
        host.close();
    }

    EnterpriseApi api() {
        return api;
    }

    Background background() {
        return background;
    }

    EntraTenant tenant() {
        return journey.services().entra().northwind();
    }

    /** Where its metadata is fetched from. */
    MetadataHost metadata() {
        return host;
    }

    String metadataUrl() {
        return host.url(tenant());
    }

    /** What its enterprise's status is; empty when there is none. */
    String status() {
        return api.get(ALIAS).json().path("status").asText("");
    }

    /** @return as the admin REST answers, with its {@code url} */
    JsonNode link(Map<String, Object> presets) {
        EnterpriseApi.Answer made = api.send("POST", "/setup-links", presets);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json();
    }

    /** For an enterprise that there is. */
    JsonNode linkOf(String alias, Map<String, Object> presets) {
        EnterpriseApi.Answer made = api.send("POST", "/" + alias + "/setup-links", presets);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json();
    }

    /** By operations, as its customer has mailed it. */
    void connect(Map<String, Object> more) {
        Map<String, Object> document = new HashMap<>(CustomerMail.document(tenant()));
        document.putAll(more);
        EnterpriseApi.Answer made = api.create(document);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    void connectAsDraft() {
        connect(Map.of("status", "draft"));
    }

    JsonNode detail(JsonNode link) {
        return api.send("GET", "/setup-links/" + link.path("id").asText(), null).json();
    }

    String state(JsonNode link) {
        return detail(link).path("status").asText();
    }
}
