package com.rundiffusion.keycloak.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents say of the recipes' files; {@code RecipesTest} runs them. */
final class RecipesReadmeTest {

    private static final String README = text("recipes/README.md");
    private static final String GUIDE = text("docs/app-integration.md");

    @ParameterizedTest
    @CsvSource({
        "single-page-app/serve.mjs, ISSUER, http://sso.rundiffusion.localhost:8080/realms/rundiffusion",
        "single-page-app/serve.mjs, CLIENT_ID, rundiffusion-local",
        "single-page-app/serve.mjs, PORT, 3000",
        "node-server/server.mjs, CLIENT_ID, studio",
        "node-server/server.mjs, HOME_URL, http://localhost:3001/",
        "spring-boot/src/main/resources/application.yml, CLIENT_ID, studio",
        "spring-boot/src/main/resources/application.yml, PORT, 3001",
        "spring-boot/src/main/resources/application.yml, AUDIENCE, studio",
        "api/api.mjs, AUDIENCE, rundiffusion",
        "api/api.mjs, PORT, 3002",
        "api/api.mjs, ALLOWED_ORIGIN, http://localhost:3000"
    })
    void aDefaultIsThatOfTheProgram(String program, String variable, String value) {
        assertThat(text("recipes/" + program))
                .containsPattern("process\\.env\\." + variable + " \\?\\? \"?" + value + "(?!\\w)|\\$\\{" + variable
                        + ":" + value + "}");
        assertThat(README.lines().filter(line -> line.startsWith("| `" + variable + "`")))
                .singleElement()
                .asString()
                .contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"node-server/server.mjs", "api/api.mjs", "spring-boot/src/main/resources/application.yml"})
    void theIssuerOfTheServersIsProductions(String program) {
        assertThat(text("recipes/" + program)).contains("https://sso.rundiffusion.com/realms/rundiffusion");
    }

    @Test
    void theVersionsAreThoseOfTheFiles() throws IOException {
        JsonNode libraries = json("recipes/package.json").path("dependencies");
        for (String library : List.of("oidc-client-ts", "openid-client", "jose")) {
            String major = libraries.path(library).asText().split("\\.")[0];
            assertThat(GUIDE).contains("`" + library + "` " + major);
        }
        assertThat(text("recipes/spring-boot/pom.xml")).containsPattern("<version>3\\.5\\.\\d+</version>");
        assertThat(GUIDE).contains("Spring Boot 3.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "staging", "server"})
    void aClientAsksForPkceAndItsTokensTellThemselvesApart(String name) throws IOException {
        JsonNode client = json("recipes/clients/" + name + ".json");
        assertThat(client.path("publicClient").asBoolean()).isNotEqualTo(name.equals("server"));
        assertThat(client.path("attributes").path("pkce.code.challenge.method").asText())
                .isEqualTo("S256");
        assertThat(client.path("attributes")
                        .path("access.token.header.type.rfc9068")
                        .asText())
                .isEqualTo("true");
        assertThat(client.path("protocolMappers").findValuesAsText("included.client.audience"))
                .containsExactly(client.path("clientId").asText());
        assertThat(client.path("redirectUris"))
                .isNotEmpty()
                .noneMatch(uri -> uri.asText().contains("*"));
        assertThat(client.has("baseUrl")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "local, http://localhost:3000/",
        "staging, https://staging.rundiffusion.com/",
        "server, http://localhost:3001/"
    })
    void aClientIsForThePlaceThatItsFileNames(String name, String home) throws IOException {
        JsonNode client = json("recipes/clients/" + name + ".json");
        assertThat(client.path("baseUrl").asText()).isEqualTo(home);
        assertThat(client.path("redirectUris"))
                .extracting(JsonNode::asText)
                .contains(home)
                .allMatch(uri -> uri.startsWith(home));
    }

    private static JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(Document.file(file).toFile());
    }

    private static String text(String file) {
        return Document.read(Path.of(file)).text();
    }
}
