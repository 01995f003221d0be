package com.rundiffusion.keycloak.operations.upkeep.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.EntraApplication;
import com.rundiffusion.keycloak.enterprise.OtherDomains;
import com.rundiffusion.keycloak.enterprise.PeopleRules;
import com.rundiffusion.keycloak.operations.upkeep.notice.Ending;
import com.rundiffusion.keycloak.operations.upkeep.notice.Ending.Kind;
import com.rundiffusion.keycloak.operations.upkeep.notice.Notice;
import com.rundiffusion.keycloak.operations.upkeep.notice.Threshold;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class NoticeMailTest {

    private static final Path RESOURCES = Path.of("src/main/resources/theme-resources");
    private static final List<String> PARTS = List.of(".subject", ".what", ".todo");

    private static Enterprise contoso(String metadataUrl) {
        return new Enterprise(
                "contoso",
                "Contoso",
                new EntraApplication(
                        "rundiffusion.com",
                        "https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/saml2",
                        "https://sts.windows.net/11111111-2222-4333-8444-555555555555/",
                        List.of(),
                        null,
                        metadataUrl),
                Set.of(),
                OtherDomains.REFUSE,
                Enterprise.Status.ACTIVE,
                List.of(),
                null,
                PeopleRules.NONE);
    }

    private static Stream<String> keys() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of(Threshold.values())
                        .map(threshold -> new Notice(new Ending("provider", kind, Instant.EPOCH), threshold)))
                .flatMap(notice -> Stream.of(contoso(null), contoso("https://login.microsoftonline.com/x"))
                        .map(enterprise -> NoticeMail.key(notice, enterprise)))
                .distinct();
    }

    private static Properties messages() throws IOException {
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve("messages/messages_en.properties"))) {
            messages.load(reader);
        }
        return messages;
    }

    @Test
    void everyMailHasItsTextsAndNoTextIsWithoutAMail() throws IOException {
        Set<String> sent = Stream.concat(
                        Stream.of("enterpriseEnding.alias", "enterpriseEnding.link"),
                        keys().flatMap(key -> PARTS.stream().map(key::concat)))
                .collect(Collectors.toSet());
        assertThat(messages().stringPropertyNames())
                .filteredOn(key -> key.startsWith("enterpriseEnding."))
                .containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void everyTextTakesItsValues() throws IOException {
        Properties messages = messages();
        assertThat(keys().flatMap(key -> PARTS.stream().map(key::concat)))
                .allSatisfy(key -> assertThat(new MessageFormat(messages.getProperty(key), Locale.ENGLISH)
                                .format(new Object[] {"<company>", "2026-03-10"}))
                        .contains("<company>")
                        .doesNotContain("{", "}", "''"));
    }

    @Test
    void whoHasMetadataIsNotAskedForAFileInTime() throws IOException {
        Properties messages = messages();
        assertThat(messages.getProperty("enterpriseEnding.certificate.pasted.todo"))
                .contains("send us the file");
        assertThat(messages.getProperty("enterpriseEnding.certificate.metadata.todo"))
                .contains("nothing to send");
    }

    @Test
    void bothFormsSayTheSame() throws IOException {
        String html = Files.readString(RESOURCES.resolve("templates/html/enterprise-ending.ftl"));
        String text = Files.readString(RESOURCES.resolve("templates/text/enterprise-ending.ftl"));
        assertThat(List.of(html, text))
                .allSatisfy(template -> assertThat(template)
                        .contains("text + \".what\", enterprise, day", "text + \".todo\", application", "alias)"));
        assertThat(html).as("values are escaped").doesNotContain("no_esc");
    }
}
