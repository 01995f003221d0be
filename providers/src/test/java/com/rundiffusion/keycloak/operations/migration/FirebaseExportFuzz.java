package com.rundiffusion.keycloak.operations.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.rundiffusion.keycloak.Finding;
import com.rundiffusion.keycloak.body.RequestBody;
import com.rundiffusion.keycloak.enterprise.document.check.TestDocuments;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.operations.migration.FirebasePeople.Known;
import com.rundiffusion.keycloak.realm.ReplyUrls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.MethodSource;

/** What Firebase writes about its users and its companies, or what somebody takes for it. */
@ExtendWith(Finding.class)
final class FirebaseExportFuzz {

    private static final ReplyUrls REPLY_URLS =
            TestDocuments.circumstancesAt(Instant.EPOCH).replyUrls();

    static Stream<byte[]> files() {
        String user = "{\"localId\":\"u1\",\"providerUserInfo\":[{\"providerId\":\"saml.contoso\",\"rawId\":\"ada\"}]}";
        String config = "{\"name\":\"projects/p/inboundSamlConfigs/saml.Contoso\",\"enabled\":true,\"idpConfig\":"
                + "{\"idpEntityId\":\"i\",\"ssoUrl\":\"s\",\"idpCertificates\":[{\"x509Certificate\":\"c\"}]},"
                + "\"spConfig\":{\"spEntityId\":\"e\",\"callbackUri\":\"c\"}}";
        return Stream.of(
                        "{\"users\":[" + user + "," + user.replace("u1", "u2") + "],\"nextPageToken\":\"t\"}",
                        "[" + user.replace("localId", "uid").replace("providerUserInfo", "providerData") + "]",
                        "{\"users\":[]}{\"kind\":\"k\"}",
                        config,
                        "[{\"inboundSamlConfigs\":[" + config + "],\"nextPageToken\":\"t\"}]")
                .map(file -> file.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("files")
    @DictionaryEntries({
        "\"users\":[",
        "\"localId\":",
        "\"rawId\":",
        "\"uid\":",
        "\"providerData\":[",
        "saml.contoso",
        "null",
        "1e9",
        "\\u0000",
        "\\ud800",
        "\"inboundSamlConfigs\":[",
        "\"idpConfig\":{",
        "\"name\":\"saml."
    })
    @FuzzTest(maxExecutions = 40_000)
    void whatIsTakenOverCanBeStored(byte[] file) throws IOException {
        FirebasePeople people = new FirebasePeople();
        try {
            new FirebaseExport("saml.contoso", people).read(new RequestBody(new ByteArrayInputStream(file), null));
        } catch (RequestBody.Unreadable noText) {
            assertThat(noText.fault().code()).isEqualTo(FaultCode.BYTES_UNREADABLE);
        }

        assertThat(people.known()).extracting(Known::nameId).doesNotHaveDuplicates();
        assertThat(people.known()).allSatisfy(known -> {
            assertThat(known.uid()).isNotBlank().hasSizeLessThan(129).doesNotContainPattern("\\p{Cntrl}");
            assertThat(known.nameId()).isNotBlank().hasSizeLessThan(256).doesNotContainPattern("\\p{Cntrl}");
        });
        FirebaseConfigs configs =
                new FirebaseConfigs(new RequestBody(new ByteArrayInputStream(file), null), REPLY_URLS);
        for (Optional<FirebaseConfigs.Entry> entry = configs.next(); entry.isPresent(); entry = configs.next()) {
            entry.get().config().ifPresent(config -> {
                TestDocuments.verdict(config.document());
                FirebaseNote.list(config.notes());
            });
        }
    }
}
