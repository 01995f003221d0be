package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.enterprise.AtFirebase;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.machine.Checkout;
import com.rundiffusion.keycloak.testkit.machine.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A wrong command in a document fails here. Northwind takes the place of the document's Contoso, which is connected already. */
@Tag("long")
class DocumentCommandsTest {

    private static final String SECRET = "only-for-tests";

    @RegisterExtension
    private final Journey journey = new Journey();

    @TempDir
    private Path folder;

    private EnterpriseApi api;
    private AdminRest admin;
    private EntraTenant northwind;
    private ObjectNode realm;
    private DocumentCommands commands;

    @BeforeEach
    void sitDown() throws IOException {
        assertThat(Programs.inDocuments()).isNotEmpty();
        api = EnterpriseApi.of(journey);
        admin = journey.services().admin();
        northwind = journey.services().entra().northwind();
        realm = (ObjectNode) admin.get("rundiffusion");
        // The commands come past the gateway, on plain http.
        admin.put("rundiffusion", realm.deepCopy().put("sslRequired", "none"));
        String document = new ObjectMapper().writeValueAsString(CustomerMail.fiveValues(northwind));
        write("northwind.json", document);
        write("customers.ndjson", document + "\n");
        write("companies.json", AtFirebase.config(northwind).toString());
        String nameId = northwind.user(Person.MEMBER).userPrincipalName();
        write("northwind.ndjson", AtFirebase.users("northwind", Map.of(nameId, "uid-of-the-member")) + "\n");
        Files.createSymbolicLink(folder.resolve("realm-export"), Checkout.file("realm-export"));
        String server = journey.services().keycloak().toString().replaceAll("/$", "");
        commands = new DocumentCommands(folder)
                .with("KCADM", journey.log().resolveSibling("bin/kcadm.sh").toString())
                .with("KC_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Duser.home=" + folder)
                .with("KC_CLI_PASSWORD", KeycloakSettings.ADMIN)
                .with("API", server + "/admin/realms/rundiffusion")
                .yours("https://sso.rundiffusion.com", server)
                .yours("contoso", "northwind")
                .yours("<administrator>", KeycloakSettings.ADMIN)
                .yours("<a long one>", SECRET)
                .yours("<the same>", SECRET)
                .yours("<secret>", SECRET);
    }

    @AfterEach
    void putBack() {
        admin.put("rundiffusion", realm);
        disconnect();
        admin.get("rundiffusion/clients?clientId=operations")
                .forEach(client ->
                        admin.delete("rundiffusion/clients/" + client.path("id").asText()));
        admin.get("master/users?username=anna&exact=true")
                .forEach(user -> admin.delete("master/users/" + user.path("id").asText()));
        for (JsonNode flow : admin.get("rundiffusion/authentication/flows")) {
            if (flow.path("alias").asText().equals("studio-browser")) {
                admin.delete(
                        "rundiffusion/authentication/flows/" + flow.path("id").asText());
            }
        }
    }

    @Test
    void operationsConnectEnterprises() {
        journey.browser().follow(Stack.SITES.rundiffusionApp(), journey.contoso(), Person.BORROWED_MAIL);
        commands.yours("0D4K2-M9XD1", journey.browser().arrival().text("reference"));
        commands.run("docs/enterprises.md", "operationsConnectEnterprises", () -> {
            disconnect();
            renewToken();
        });
    }

    @Test
    void operationsLookWhatRolesWouldGive() {
        signIn();
        api.create(CustomerMail.document(northwind));
        assertThat(commands.run("docs/enterprises.md", "operationsLookWhatRolesWouldGive", this::renewToken))
                .singleElement()
                .asString()
                .contains("\"rolesPreview\"", "\"notSeenYet\"");
        assertThat(api.get("northwind").json().path("roles").isNull()).isTrue();
    }

    @Test
    void operationsLetACompanyProvision() {
        signIn();
        api.create(CustomerMail.document(northwind));
        List<String> printed = commands.run("docs/provisioning.md", "operationsLetACompanyProvision", this::renewToken);
        assertThat(printed).hasSize(3);
        assertThat(printed.subList(0, 2))
                .allSatisfy(made -> assertThat(made).contains("rdscim_", "/provisioning/northwind/v2", "optional"));
        assertThat(printed.get(2)).startsWith("[");
    }

    @Test
    void operationsMakeSetupLinks() throws IOException {
        disconnect();
        write("links.ndjson", "{\"alias\": \"northwind\"}\n{\"displayName\": \"Tailspin\"}\n");
        signIn();
        assertThat(commands.run("docs/setup-link.md", "operationsMakeSetupLinks", this::renewToken))
                .as("each tells the link, which is told but once")
                .allSatisfy(printed -> assertThat(printed).contains("/setup/open/"));
        List<JsonNode> links = EnterpriseApi.stream(
                        api.send("GET", "/setup-links?max=3", null).json())
                .toList();
        assertThat(links)
                .extracting(
                        link -> link.path("status").asText(),
                        link -> link.path("alias").textValue())
                .containsExactlyInAnyOrder(tuple("open", "northwind"), tuple("open", "northwind"), tuple("open", null));
        links.forEach(link -> api.send("POST", "/setup-links/" + link.path("id").asText() + "/revoke", null));
    }

    @Test
    void operationsLetACustomerProvisionByItself() {
        signIn();
        api.create(CustomerMail.document(northwind));
        assertThat(commands.run("docs/setup-link.md", "operationsLetACustomerProvisionByItself", this::renewToken))
                .singleElement()
                .asString()
                .contains("/setup/open/", "\"provisioning\"");
    }

    @Test
    void operationsMoveAnEnterprise() {
        signIn();
        commands.run("docs/migrate-from-firebase.md", "operationsMoveAnEnterprise", this::renewToken);
        assertThat(api.get("northwind").json().path("status").asText()).isEqualTo("draft");
        assertThat(api.get("northwind").json().path("domains").get(0).asText()).isEqualTo("northwind.example");
    }

    @Test
    void operationsSetUpProduction() {
        signIn();
        commands.run("docs/production.md", "operationsSetUpProduction", this::renewToken);
        JsonNode attributes = admin.get("rundiffusion").path("attributes");
        assertThat(attributes.path("sso.supportEmail").asText()).isEqualTo("support@example.com");
        assertThat(attributes.path("sso.operationsEmail").asText()).isEqualTo("sso-operations@example.com");
        assertThat(attributes.path("sso.replyUrls"))
                .isEqualTo(realm.path("attributes").path("sso.replyUrls"));
        assertThat(admin.get("rundiffusion").path("smtpServer").path("host").asText())
                .isEqualTo("smtp.example.com");
        assertThat(admin.get("master/users?username=anna&exact=true")).hasSize(1);
    }

    @Test
    void operationsMakeSecrets() throws IOException {
        write("fullchain.pem", "a chain");
        write("privkey.pem", "a key");
        commands.yours("/etc/ssl/sso", folder.toString())
                .run("docs/production.md", "operationsMakeSecrets", this::renewToken);
        for (String secret : new String[] {"db_password", "admin_password", "tls_certificate", "tls_key"}) {
            assertThat(folder.resolve("secrets").resolve(secret)).isNotEmptyFile();
        }
    }

    @Test
    void developersCopyTheFlow() {
        signIn();
        commands.run("docs/extending.md", "developersCopyTheFlow", this::renewToken);
        assertThat(admin.get("rundiffusion/authentication/flows/studio-browser/executions"))
                .extracting(step -> step.path("providerId").asText())
                .contains("example-website-hint", "sso-auto-login");
    }

    @Test
    void operationsSignIn() {
        signIn();
    }

    private void signIn() {
        commands.run("docs/production.md", "operationsSignIn", this::renewToken);
    }

    /** One of the first administrator lives for a minute. */
    private void renewToken() {
        commands.with("TOKEN", admin.token());
    }

    private void disconnect() {
        api.delete("northwind");
        api.delete("example");
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }
}
