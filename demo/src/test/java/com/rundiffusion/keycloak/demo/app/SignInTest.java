package com.rundiffusion.keycloak.demo.app;

import static com.rundiffusion.keycloak.demo.app.AppFixture.APP;
import static com.rundiffusion.keycloak.demo.app.AppFixture.LINK;
import static com.rundiffusion.keycloak.demo.app.AppFixture.RUNNIT;
import static com.rundiffusion.keycloak.demo.app.AppFixture.SITES;
import static com.rundiffusion.keycloak.demo.app.AppFixture.WWW;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.demo.browsing.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.Fields;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a link, a button and a plain load ask of the broker, and what comes of it. */
class SignInTest {

    private static final String PAGE = APP + "workspace/42?x=1&y=%2F";

    private final AppFixture fixture = new AppFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @MethodSource("appOrigins")
    void aLinkSignsInAtOnceAndLeavesACleanUrl(String origin) throws Exception {
        Answer page = fixture.browser.open(origin + "/?autoLoginSsoProvider=contoso");

        assertThat(page.url()).isEqualTo(origin + "/");
        assertThat(page.body()).contains("id=\"signed-in\"", "<dd id=\"name\">Ada Lovelace</dd>");
        Fields asked = onlyRequest();
        assertThat(asked.getValue("autoLoginSsoProvider")).isEqualTo("contoso");
        assertThat(asked.getValue("redirect_uri")).isEqualTo(origin + "/");
        assertThat(asked.getValue("client_id")).isEqualTo(origin.contains("runnit") ? "runnit" : "rundiffusion");
        assertThat(asked.getValue("response_type")).isEqualTo("code");
        assertThat(asked.getValue("scope")).contains("openid");
        assertThat(asked.getValue("code_challenge_method")).isEqualTo("S256");
        assertThat(asked.getValue("code_challenge")).hasSize(43);
        assertThat(asked.getValue("state")).hasSizeGreaterThan(20);
        assertThat(asked.getValue("nonce")).hasSizeGreaterThan(20);
        assertThat(asked.getValue("prompt")).isNull();
    }

    static List<String> appOrigins() {
        return SITES.appOrigins();
    }

    @Test
    void aLinkAsksTheBrokerEvenOfSomeoneSignedIn() throws Exception {
        fixture.browser.open(LINK);
        fixture.browser.open(APP + "?autoLoginSsoProvider=fabrikam");

        assertThat(fixture.broker.asked())
                .extracting(asked -> asked.getValue("autoLoginSsoProvider"))
                .containsExactly("contoso", "fabrikam");
    }

    @Test
    void ofARepeatedParameterTheFirstIsSent() throws Exception {
        fixture.browser.open(APP + "?autoLoginSsoProvider=first&autoLoginSsoProvider=second");

        assertThat(onlyRequest().getValues("autoLoginSsoProvider")).containsExactly("first");
    }

    @Test
    void whateverTheParameterHoldsIsForTheBrokerToJudge() throws Exception {
        List<String> values = List.of("", "CONTOSO", "a b&c=d+e/\u00fc\"<", "x".repeat(100));
        for (String value : values) {
            fixture.browser.open(APP + "?autoLoginSsoProvider=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }

        assertThat(fixture.broker.asked())
                .extracting(asked -> asked.getValue("autoLoginSsoProvider"))
                .containsExactlyElementsOf(values);
    }

    @Test
    void ofALongParameterTheBeginningIsSent() throws Exception {
        fixture.browser.open(APP + "?autoLoginSsoProvider=" + "x".repeat(20_000));

        assertThat(onlyRequest().getValue("autoLoginSsoProvider")).isEqualTo("x".repeat(100));
    }

    @Test
    void theSignInButtonAsksForNothingSpecial() throws Exception {
        assertThat(fixture.browser.open(APP).body()).contains("href=\"/sign-in\"");

        Answer page = fixture.browser.open(APP + "sign-in");

        assertThat(page.url()).isEqualTo(APP);
        assertThat(page.body()).contains("id=\"signed-in\"");
        assertThat(fixture.broker.asked().get(1).getNames())
                .doesNotContain("prompt", "autoLoginSsoProvider", "max_age");
    }

    @Test
    void signingInAgainIsAskedForInTheProtocolsWords() throws Exception {
        fixture.browser.open(APP + "?prompt=login&max_age=60&login_hint=ada%40contoso.example");

        Fields asked = onlyRequest();
        assertThat(asked.getValue("prompt")).isEqualTo("login");
        assertThat(asked.getValue("max_age")).isEqualTo("60");
        assertThat(asked.getValue("login_hint")).isEqualTo("ada@contoso.example");
    }

    @Test
    void aLoadAsksUnseenOnceAndShowsTheButtonWhenNobodyIsSignedIn() throws Exception {
        Answer page = fixture.browser.open(APP);

        assertThat(page.url()).isEqualTo(APP);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "id=\"signed-out\"",
                        "id=\"sign-in\"",
                        "?autoLoginSsoProvider=contoso",
                        "?autoLoginSsoProvider=fabrikam",
                        SITES.sso() + "/realms/rundiffusion/help/rundiffusion\"");
        assertThat(onlyRequest().getValue("prompt")).isEqualTo("none");
    }

    @Test
    void whoeverSignsInElsewhereIsSignedInAtTheNextLoad() throws Exception {
        fixture.browser.open(RUNNIT);
        fixture.browser.open(LINK);

        Answer page = fixture.browser.open(RUNNIT);

        assertThat(page.url()).isEqualTo(RUNNIT);
        assertThat(page.body()).contains("id=\"signed-in\"");
        assertThat(fixture.broker.asked())
                .extracting(asked -> asked.getValue("prompt"))
                .containsExactly("none", null, "none");
    }

    @Test
    void anyRefusalOfAnUnseenRequestShowsTheButton() throws Exception {
        for (String error : List.of("interaction_required", "consent_required", "server_error")) {
            fixture.broker.refuseNext(error, null);
            assertThat(fixture.browser.open(APP).body()).contains("id=\"signed-out\"");
        }
        assertThat(fixture.broker.asked()).hasSize(3);
    }

    @Test
    void aPageOfTheAppsOwnIsComeBackTo() throws Exception {
        fixture.broker.signInElsewhere();

        Answer page = fixture.browser.open(PAGE);

        assertThat(page.url()).isEqualTo(PAGE);
        assertThat(page.body()).contains("id=\"signed-in\"", "<code id=\"place\">/workspace/42?x=1&amp;y=%2F</code>");
        assertThat(onlyRequest().getValue("redirect_uri")).isEqualTo(APP);
        assertThat(onlyRequest().getValue("state")).doesNotContain("workspace");
    }

    @Test
    void soItIsByTheButtonAndByALinkThatNamesACompany() throws Exception {
        Answer signedOut = fixture.browser.open(PAGE);
        assertThat(signedOut.url()).isEqualTo(PAGE);
        String button = "sign-in?to=%2Fworkspace%2F42%3Fx%3D1%26y%3D%252F";
        assertThat(signedOut.body()).contains("id=\"sign-in\" href=\"/" + button + "\"");

        assertThat(fixture.browser.open(APP + button).url()).isEqualTo(PAGE);
        assertThat(fixture.browser
                        .open(PAGE + "&%61utoLoginSsoProvider=contoso&login_hint=x")
                        .url())
                .isEqualTo(PAGE);
    }

    @Test
    void afterARefusalTheSameIsTriedAgain() throws Exception {
        fixture.broker.refuseNext("access_denied", null);

        Answer refused = fixture.browser.open(PAGE + "&autoLoginSsoProvider=contoso");

        assertThat(refused.url()).isEqualTo(PAGE);
        assertThat(refused.body())
                .contains("id=\"failed\"", "/workspace/42?x=1&amp;y=%2F&amp;autoLoginSsoProvider=contoso\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=1",
                ".evil.example/",
                ""
            })
    void nothingThatIsWrittenIntoALinkLeadsToAnotherSite(String target) throws Exception {
        Answer page = fixture.browser.open(APP + "sign-in?to=" + URLEncoder.encode(target, StandardCharsets.UTF_8));

        assertThat(page.url()).startsWith(APP);
        assertThat(fixture.browser.visited()).noneMatch(url -> url.startsWith("https://evil.example"));
    }

    @Test
    void aBrowserWithoutCookiesIsToldSoInsteadOfGoingRound() throws Exception {
        try (var browser = fixture.newBrowser().withoutCookies()) {
            Answer page = browser.open(APP);

            assertThat(page.body()).contains("id=\"no-cookies\"");
            assertThat(browser.visited()).hasSizeLessThan(5);
        }
    }

    @Test
    void twoTabsCanSignInAtTheSameTime() throws Exception {
        Answer first = fixture.browser.get(LINK);
        Answer second = fixture.browser.get(LINK);

        assertThat(fixture.browser.follow(second).body()).contains("id=\"signed-in\"");
        assertThat(fixture.browser.follow(first).body()).contains("id=\"signed-in\"");
        assertThat(fixture.browser.visited()).noneMatch(url -> url.contains("error="));
    }

    @Test
    void eachHostHasItsOwnSession() throws Exception {
        fixture.browser.open(LINK);
        fixture.browser.open(WWW);

        assertThat(fixture.rundiffusion.sessions())
                .extracting(SignedIn::origin)
                .containsExactlyInAnyOrder(SITES.rundiffusionApp(), SITES.rundiffusionWww());
        assertThat(fixture.runnit.sessions()).isEmpty();
    }

    @Test
    void thePageNamesThePersonAndEveryClaim() throws Exception {
        fixture.broker.person(Map.of(
                "sub", "1",
                "name", "Ada <b>",
                "given_name", "Ada",
                "email", "ada@contoso.example",
                "organization", List.of("contoso"),
                "organization_name", "Contoso Ltd.",
                "sso_provider", "contoso",
                "auth_time", 1_700_000_000));

        String page = fixture.browser.open(LINK).body();

        assertThat(page)
                .contains("<dd id=\"name\">Ada &lt;b&gt;</dd>", "<dd id=\"email\">ada@contoso.example</dd>")
                .contains("<dd id=\"organization\">Contoso Ltd.</dd>", "<dd id=\"enterprise\">contoso</dd>")
                .contains("id=\"claims-id\"", "id=\"claims-access\"", "data-claim=\"organization\"")
                .contains("[&quot;contoso&quot;]", "2023-11-14T22:13:20Z")
                .contains("href=\"" + RUNNIT + "\"")
                .doesNotContain("<b>");
    }

    @Test
    void aPersonWithoutNameAndMailIsWelcomeToo() throws Exception {
        fixture.broker.person(Map.of("sub", "1"));

        assertThat(fixture.browser.open(LINK).body())
                .contains("id=\"signed-in\"", "<dd id=\"name\">Someone</dd>", "not given");
    }

    private Fields onlyRequest() {
        assertThat(fixture.broker.asked()).hasSize(1);
        return fixture.broker.asked().get(0);
    }
}
