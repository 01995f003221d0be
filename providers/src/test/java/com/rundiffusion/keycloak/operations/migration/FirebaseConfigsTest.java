package com.rundiffusion.keycloak.operations.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.body.RequestBody;
import com.rundiffusion.keycloak.operations.migration.FirebaseNote.Code;
import com.rundiffusion.keycloak.realm.ReplyUrls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identity Platform's own JSON, read. */
final class FirebaseConfigsTest {

    private static final String FIREBASE = "https://image-ai-cb35d.firebaseapp.com/__/auth/handler";
    private static final ReplyUrls REPLY_URLS =
            new ReplyUrls(List.of("https://app.rundiffusion.com/__/auth/handler"), List.of(FIREBASE));

    private static final String CONTOSO = """
        {
          "name": "projects/image-ai/inboundSamlConfigs/saml.contoso",
          "displayName": "Contoso",
          "enabled": true,
          "idpConfig": {
            "idpEntityId": "https://sts.windows.net/11111111-2222-4333-8444-555555555555/",
            "ssoUrl": "https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/saml2",
            "idpCertificates": [{"x509Certificate": "first"}, {"x509Certificate": "second"}]
          },
          "spConfig": {
            "spEntityId": "rundiffusion.com",
            "callbackUri": "%s",
            "spCertificates": [{"x509Certificate": "Firebase's", "expiresAt": "2030-01-01T00:00:00Z"}]
          }
        }
        """.formatted(FIREBASE);

    @Test
    void aConfigurationBecomesADocument() {
        FirebaseConfig config = only(CONTOSO);

        assertThat(config.document().toString()).isEqualTo("""
            {"alias":"contoso",\
            "displayName":"Contoso",\
            "identifier":"rundiffusion.com",\
            "entraIdentifier":"https://sts.windows.net/11111111-2222-4333-8444-555555555555/",\
            "loginUrl":"https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/saml2",\
            "certificates":["first","second"]}\
            """);
        assertThat(config.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "saml.contoso",
                "projects/image-ai/inboundSamlConfigs/saml.contoso",
                "projects/image-ai/tenants/eu-1/inboundSamlConfigs/saml.contoso"
            })
    void theAliasIsWhatFollowsSaml(String name) {
        assertThat(only(named(name)).document().path("alias").asText()).isEqualTo("contoso");
    }

    /** The checks then say that the alias is missing. */
    @ParameterizedTest
    @ValueSource(strings = {"oidc.contoso", "projects/image-ai/inboundSamlConfigs/contoso", "saml.", "saml.a/b"})
    void aNameOfAnotherKindGivesNoAlias(String name) {
        assertThat(only(named(name)).document().has("alias")).isFalse();
    }

    @Test
    void anAliasInUpperCaseIsLoweredAndNoted() {
        FirebaseConfig config = only(named("saml.Contoso-EU"));

        assertThat(config.document().path("alias").asText()).isEqualTo("contoso-eu");
        assertThat(config.notes()).containsExactly(new FirebaseNote(Code.ALIAS_LOWER_CASED, "Contoso-EU"));
    }

    /** Only where a host of today answers in its place; of the one that was closed, the checks say so. */
    @Test
    void aFormerHostOfMicrosoftsIsReplacedAndNoted() {
        String today = "https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/saml2";
        String former = today.replace("login.microsoftonline.com", "login.windows.net");
        FirebaseConfig config = only(CONTOSO.replace(today, former));
        assertThat(config.document().path("loginUrl").asText()).isEqualTo(today);
        assertThat(config.notes()).containsExactly(new FirebaseNote(Code.FORMER_HOST_REPLACED, former));

        for (String kept :
                List.of("https://login.microsoftonline.de/x/saml2", "https://evil.example/saml2", "former")) {
            FirebaseConfig other = only(CONTOSO.replace(today, kept));
            assertThat(other.document().path("loginUrl").asText()).isEqualTo(kept);
            assertThat(other.notes()).isEmpty();
        }
    }

    @Test
    void whatIsSwitchedOffIsNotedAlsoWhereFirebaseLeavesTheFieldOut() {
        for (String config : List.of(
                CONTOSO.replace("\"enabled\": true", "\"enabled\": false"),
                CONTOSO.replace("\"enabled\": true,", ""))) {
            assertThat(only(config).notes()).containsExactly(new FirebaseNote(Code.SWITCHED_OFF_AT_FIREBASE, null));
        }
    }

    @Test
    void signedRequestsAreNoted() {
        assertThat(only(CONTOSO.replace("\"idpConfig\": {", "\"idpConfig\": {\"signRequest\": true,"))
                        .notes())
                .containsExactly(new FirebaseNote(Code.REQUESTS_SIGNED, null));
        assertThat(only(CONTOSO.replace("\"idpConfig\": {", "\"idpConfig\": {\"signRequest\": false,"))
                        .notes())
                .isEmpty();
    }

    @Test
    void anIdentifierThatIsTheCallbackIsNoted() {
        FirebaseConfig config = only(CONTOSO.replace("rundiffusion.com\"", FIREBASE + "\""));

        assertThat(config.document().path("identifier").asText()).isEqualTo(FIREBASE);
        assertThat(config.notes()).containsExactly(new FirebaseNote(Code.IDENTIFIER_IS_CALLBACK, FIREBASE));
    }

    @Test
    void aCallbackThatIsNoReplyUrlIsNoted() {
        String other = "https://old.example/__/auth/handler";

        assertThat(only(CONTOSO.replace(FIREBASE, other)).notes())
                .containsExactly(new FirebaseNote(Code.CALLBACK_NOT_A_REPLY_URL, other));
        assertThat(only(CONTOSO.replace(FIREBASE, "https://app.rundiffusion.com/__/auth/handler"))
                        .notes())
                .isEmpty();
    }

    @Test
    void whatHasNoPlaceHereIsNamed() {
        String config = CONTOSO.replace("\"idpConfig\": {", "\"region\": 1, \"idpConfig\": {\"sloUrl\": \"x\",")
                .replace("\"spConfig\": {", "\"spConfig\": {\"algorithm\": \"y\",");

        assertThat(only(config).notes())
                .extracting(FirebaseNote::value)
                .containsExactly("region", "idpConfig.sloUrl", "spConfig.algorithm");
    }

    @Test
    void aListIsReadInItsOrderAndSaysAtItsEndThatItGoesOn() {
        String page =
                "{\"inboundSamlConfigs\":[" + named("saml.b") + "," + named("saml.a") + "],\"nextPageToken\":\"t\"}";
        List<FirebaseConfigs.Entry> entries = read(page);

        assertThat(entries).extracting(FirebaseConfigs.Entry::line).containsExactly(1, 2);
        assertThat(entries)
                .extracting(entry ->
                        entry.config().orElseThrow().document().path("alias").asText())
                .containsExactly("b", "a");
        assertThat(entries.get(0).config().orElseThrow().notes()).isEmpty();
        assertThat(entries.get(1).config().orElseThrow().notes())
                .containsExactly(new FirebaseNote(Code.MORE_PAGES, null));
    }

    @Test
    void aLastPageGoesNoFurther() {
        for (String end : List.of("", ",\"nextPageToken\":\"\"", ",\"nextPageToken\":null")) {
            assertThat(only("{\"inboundSamlConfigs\":[" + CONTOSO + "]" + end + "}")
                            .notes())
                    .isEmpty();
        }
    }

    @Test
    void severalPagesInAnArrayAreOneList() {
        assertThat(read("[{\"inboundSamlConfigs\":[" + CONTOSO + "]}," + named("saml.fabrikam") + "]"))
                .extracting(FirebaseConfigs.Entry::line)
                .containsExactly(1, 2);
    }

    /** Identity Platform leaves an empty list out. */
    @Test
    void aPageWithoutCustomersHasNoEntry() {
        assertThat(read("{}")).isEmpty();
        assertThat(read("{\"inboundSamlConfigs\":[]}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "{\"inboundSamlConfigs\":[",
                "7",
                "null",
                "{\"error\":{\"code\":403,\"status\":\"PERMISSION_DENIED\"}}",
                "{\"alias\":\"contoso\",\"loginUrl\":\"https://login.microsoftonline.com/x/saml2\"}",
                "{\"inboundSamlConfigs\":[7]}",
                "{\"oauthIdpConfigs\":[]}"
            })
    void anythingElseIsOneUnreadableEntry(String body) {
        assertThat(read(body))
                .singleElement()
                .satisfies(entry -> assertThat(entry.config()).isEmpty());
    }

    @Test
    void aBadEntryTakesNoOtherWithIt() {
        assertThat(read("{\"inboundSamlConfigs\":[7," + CONTOSO + "]}"))
                .extracting(entry -> entry.config().isPresent())
                .containsExactly(false, true);
    }

    private static String named(String name) {
        return CONTOSO.replace("projects/image-ai/inboundSamlConfigs/saml.contoso", name);
    }

    private static FirebaseConfig only(String body) {
        assertThat(read(body)).hasSize(1);
        return read(body).get(0).config().orElseThrow();
    }

    private static List<FirebaseConfigs.Entry> read(String text) {
        FirebaseConfigs configs = configs(text);
        return Stream.generate(configs::next)
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .toList();
    }

    private static FirebaseConfigs configs(String text) {
        try {
            return new FirebaseConfigs(
                    new RequestBody(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), null), REPLY_URLS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
