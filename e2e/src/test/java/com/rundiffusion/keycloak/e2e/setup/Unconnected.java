package com.rundiffusion.keycloak.e2e.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.entra.EnterpriseApplication;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.MetadataHost;
import com.rundiffusion.keycloak.testkit.enterprise.NameServer;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Northwind, which nobody has connected yet; afterwards nobody has again, and none of its links is open. Its metadata can be fetched, and
 * the DNS is the test's own.
 */
final class Unconnected implements BeforeEachCallback, AfterEachCallback {

    static final String ALIAS = "northwind";

    private static final String HOSTS = "sso.entraHosts";
    private static final String RESOLVER = "sso.dnsResolver";

    private final Journey journey;
    private final Background background;
    private final Set<String> links = new HashSet<>();
    private EnterpriseApi api;
    private MetadataHost host;
    private NameServer dns;
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
        dns = NameServer.start();
        background.settings(Map.of(HOSTS, hosts + " " + host.origin(), RESOLVER, dns.url()));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        putBack.run();
        disconnect();
        background.settings(Map.of(HOSTS, hosts, RESOLVER, ""));
        dns.close();
        host.close();
    }

    /** Withdraws its links, also those that the service has mailed by itself, and removes it. */
    void disconnect() {
        EnterpriseApi.Answer own = api.send("GET", "/" + ALIAS + "/setup-links", null);
        if (own.status() == 200) {
            EnterpriseApi.stream(own.json())
                    .map(link -> link.path("id").asText())
                    .forEach(links::add);
        }
        links.forEach(this::revoke);
        links.clear();
        api.delete(ALIAS);
    }

    private void revoke(String id) {
        EnterpriseApi.Answer answer = api.send("POST", "/setup-links/" + id + "/revoke", null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
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

    /** Whom Keycloak asks; it knows of no record yet. */
    NameServer dns() {
        return dns;
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
        return made(api.send("POST", "/setup-links", presets));
    }

    /** For an enterprise that there is. */
    JsonNode linkOf(String alias, Map<String, Object> presets) {
        return made(api.send("POST", "/" + alias + "/setup-links", presets));
    }

    private JsonNode made(EnterpriseApi.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        links.add(answer.json().path("id").asText());
        return answer.json();
    }

    /** By operations. */
    void revoke(JsonNode link) {
        revoke(link.path("id").asText());
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
