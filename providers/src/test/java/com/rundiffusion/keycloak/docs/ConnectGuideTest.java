package com.rundiffusion.keycloak.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an administrator copies out of the guide is what the realm takes. */
final class ConnectGuideTest {

    private static final Pattern BLOCK = Pattern.compile("\n```\n([^\n]+)\n```");
    private static final String GUIDE =
            Document.read(Path.of("docs/connect-your-company.md")).text();

    @Test
    void itHasTheRealmsReplyUrlsTheDefaultFirst() throws IOException {
        JsonNode settings = realm().path("attributes");
        List<String> replyUrls = Stream.of("sso.replyUrls", "sso.foreignReplyUrls")
                .flatMap(name -> Stream.of(settings.path(name).asText().split(" ")))
                .toList();
        assertThat(copied().filter(value -> value.endsWith("/__/auth/handler"))).containsExactlyElementsOf(replyUrls);
        assertThat(GUIDE).contains("Mark `" + replyUrls.get(0) + "` as\n**Default**");
    }

    @Test
    void itsSignOnUrlIsALinkOfAnAppAndItsIdentifierTheOneOfTheExample() throws IOException {
        List<String> copied = copied().toList();
        JsonNode example =
                new ObjectMapper().readTree(Files.readString(Document.file("realm-export/enterprises/example.json")));
        assertThat(copied).contains(example.path("identifier").asText());
        assertThat(copied).contains("https://app.rundiffusion.com/?autoLoginSsoProvider=mycompany");
    }

    private static Stream<String> copied() {
        return BLOCK.matcher(GUIDE).results().map(block -> block.group(1));
    }

    /** With the defaults in the place of its placeholders. */
    private static JsonNode realm() throws IOException {
        return new ObjectMapper()
                .readTree(Files.readString(Document.file("realm-export/rundiffusion-realm.json"))
                        .replaceAll("\\$\\{[A-Z_]+:([^}]*)}", "$1"));
    }
}
