package com.rundiffusion.keycloak.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documents for operations say of the files that are deployed, and nothing else holds. */
final class DeploymentFilesTest {

    private static final Pattern VARIABLE = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| (.*?) *(<!--.*)?\\|$");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+):([^}]*)}");
    private static final List<String> FOR_THE_DEMO = List.of("SSO_SSL_REQUIRED", "SSO_FORM_TARGETS");

    @Test
    void theGatewayWaitsForASlowClientForSeconds() throws IOException {
        assertThat(lines("gateway/nginx.conf"))
                .contains("client_header_timeout 10s;", "client_body_timeout 15s;", "send_timeout 15s;");
    }

    @Test
    void theGatewayKeepsItsCountsInMemory() throws IOException {
        assertThat(lines("gateway/nginx.conf")).contains("lua_shared_dict refused 10m;");
        assertThat(lines("gateway/refused.lua"))
                .contains("local MOST = 600", "local SECONDS = 60", "local counts = ngx.shared.refused");
    }

    @Test
    void theGatewaySpeaksTodaysTlsAndVerifiesWhomItAsks() throws IOException {
        assertThat(lines("gateway/nginx.conf"))
                .contains("ssl_protocols TLSv1.2 TLSv1.3;", "proxy_ssl_verify on;", "proxy_ssl_server_name on;");
        assertThat(lines("gateway/include/addresses.conf"))
                .contains("proxy_ssl_trusted_certificate /etc/ssl/certs/ca-certificates.crt;");
    }

    @Test
    void aNodeOpensItsPortOnceItCanAnswerAndHasRoomForTenThousandEnterprises() throws IOException {
        assertThat(lines("image/keycloak.conf"))
                .contains("server-async-bootstrap=false", "health-enabled=true", "metrics-enabled=true")
                .contains("cache-embedded-realms-max-count=100000");
    }

    @Test
    void aNodeSignsInToItselfAThousandTimesBeforeItOpensItsPort() throws IOException {
        assertThat(lines("image/keycloak.conf")).contains("spi-sso-warm-up--default--logins=1000");
    }

    /** {@code kc.sh} asks for it; Keycloak's own image sets it, and ours stands on another. */
    @Test
    void aNodesHeapGrowsWithItsContainer() throws IOException {
        assertThat(lines("image/Dockerfile")).contains("ENV KC_RUN_IN_CONTAINER=true");
    }

    /** {@code none} stands for nothing. */
    @Test
    void theDocumentNamesEachVariableWithItsDefault() throws IOException {
        Map<String, String> defaults = new TreeMap<>();
        PLACEHOLDER
                .matcher(Files.readString(Document.file("realm-export/rundiffusion-realm.json")))
                .results()
                .filter(found -> !FOR_THE_DEMO.contains(found.group(1)))
                .forEach(found -> defaults.put(found.group(1), found.group(2)));

        Map<String, String> documented = new TreeMap<>();
        VARIABLE.matcher(Files.readString(Document.file("docs/production.md")))
                .results()
                .forEach(row -> documented.put(row.group(1), documentedDefault(row)));

        assertThat(documented).isEqualTo(defaults);
    }

    private static String documentedDefault(MatchResult row) {
        return row.group(2).startsWith("none") ? "" : row.group(2).replaceFirst("^[^`]*`([^`]*)`.*", "$1");
    }

    /** Administrators' events have a setting of their own, which Keycloak reads from the attributes. */
    @Test
    void whatPeopleDidIsKeptForNinetyDaysAndWhatAdministratorsDidForGood() throws IOException {
        JsonNode realm = realm();
        assertThat(realm.path("eventsEnabled").asBoolean()).isTrue();
        assertThat(realm.path("eventsExpiration").asLong()).isEqualTo(90 * 86_400);
        assertThat(realm.path("adminEventsEnabled").asBoolean()).isTrue();
        assertThat(realm.path("adminEventsDetailsEnabled").asBoolean()).isTrue();
        assertThat(realm.path("attributes").has("adminEventsExpiration")).isFalse();
    }

    @Test
    void aTokenLivesForFiveMinutes() throws IOException {
        assertThat(realm().path("accessTokenLifespan").asInt()).isEqualTo(300);
    }

    private static JsonNode realm() throws IOException {
        return new ObjectMapper().readTree(Files.readString(Document.file("realm-export/rundiffusion-realm.json")));
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(Document.file(file)).stream()
                .map(String::strip)
                .toList();
    }
}
