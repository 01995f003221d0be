package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses and names as people paste and type them: the same at every door. */
final class PastedByPeopleTest {

    private static final Sites SITES = Stack.SITES;
    private static final Pattern ACTION = Pattern.compile("<form action=\"([^\"]+)\"");

    @RegisterExtension
    private final Journey journey = new Journey();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@contoso.example",
                "anna@contoso.example\u00a0",
                "\u200banna@contoso.example",
                "\u202aanna@contoso.example\u202c",
                "\u3000anna＠contoso．example",
                "anna@contoso。example",
                "anna@contoso.example.",
                "anna@contoso.example;",
                "<anna@contoso.example>",
                "Winter, Anna <anna@contoso.example>",
                "“anna@contoso.example”"
            })
    void anAddressOnThePageLeadsToItsCompanyWithoutWhatGotAroundIt(String typed) {
        Visitor visitor = visitor();
        String next = Visitor.location(type(visitor, typed));
        while (!next.startsWith(SITES.entra())) {
            next = Visitor.location(visitor.get(next));
        }
        assertThat(next).startsWith(SITES.entra() + "/" + journey.contoso().id());
        assertThat(AuthnRequest.fromRedirect(URI.create(next)).loginHint()).isEqualTo("anna@contoso.example");
    }

    @ParameterizedTest
    @CsvSource({
        "autoLoginSsoProvider, contoso\u00a0",
        "autoLoginSsoProvider, \u202aContoso\u202c.",
        "kc_idp_hint, \u200bContoso",
        "domain_hint, contoso.example\u00a0",
        "domain_hint, contoso．example。",
        "login_hint, anna＠contoso.example\u00a0",
        "login_hint, Anna <anna@contoso.example>"
    })
    void aHintLeadsToItsCompanyWithoutWhatGotAroundIt(String hint, String value) {
        String to = visitor()
                .atEntra(Authorization.of("runnit").with(hint, value).url(), SITES)
                .destination();

        assertThat(to).startsWith(SITES.entra() + "/" + journey.contoso().id());
    }

    /** Keycloak throws at a domain that is too long to be one; anybody may ask. */
    @Test
    void noHintIsTooLongOrTooOddForOurPage() throws IOException {
        int before = log().length();
        for (String value : new String[] {
            "a.".repeat(130) + "example",
            ("ü".repeat(50) + ".").repeat(5) + "example",
            "anna@" + ("ü".repeat(50) + ".").repeat(5) + "example",
            "x".repeat(2500),
            "@",
            "anna@xn--\ud83d",
            "fabri\u212aam"
        }) {
            for (String hint : new String[] {"domain_hint", "login_hint", "autoLoginSsoProvider", "kc_idp_hint"}) {
                assertAsks(
                        visitor()
                                .get(Authorization.of("runnit")
                                        .with(hint, value)
                                        .url()),
                        hint + "=" + value);
            }
            Visitor visitor = visitor();
            HttpResponse<String> answer = visitor.get(Visitor.location(type(visitor, value)));
            assertAsks(answer, value);
            assertThat(answer.body()).contains("id=\"message\"");
        }
        assertThat(log().substring(before)).doesNotContain("Exception", "\tat ");
    }

    @Test
    void operationsFindACompanyByItsAliasHoweverItWasPasted() {
        EnterpriseApi api = EnterpriseApi.of(journey);

        assertThat(api.get("Contoso%C2%A0").json().path("alias").asText()).isEqualTo("contoso");
        assertThat(api.get("fabri%E2%84%AAam").status()).isEqualTo(404);
    }

    private static void assertAsks(HttpResponse<String> answer, String asked) {
        assertThat(answer.statusCode()).as(asked).isEqualTo(200);
        assertThat(answer.body()).as(asked).contains("id=\"email\"");
    }

    private Visitor visitor() {
        return new Visitor(journey.services().keycloak(), SITES);
    }

    private HttpResponse<String> type(Visitor visitor, String address) {
        String page = visitor.get(Authorization.of("runnit").url()).body();
        Matcher action = ACTION.matcher(page);
        assertThat(action.find()).as(page).isTrue();
        return visitor.post(action.group(1).replace("&amp;", "&"), Map.of("email", address));
    }

    private String log() throws IOException {
        return new String(Files.readAllBytes(journey.log()), StandardCharsets.UTF_8);
    }
}
