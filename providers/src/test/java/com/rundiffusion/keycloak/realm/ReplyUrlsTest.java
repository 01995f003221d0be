package com.rundiffusion.keycloak.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReplyUrlsTest {

    private static final ReplyUrls REPLY_URLS = new ReplyUrls(
            List.of(
                    "https://app.rundiffusion.com/__/auth/handler",
                    "https://www.rundiffusion.com/__/auth/handler",
                    "https://app.runnit.ai/__/auth/handler",
                    "https://www.runnit.ai/__/auth/handler"),
            List.of("https://image-ai-cb35d.firebaseapp.com/__/auth/handler"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.rundiffusion.com/__/auth/handler",
                "https://www.rundiffusion.com/__/auth/handler",
                "https://app.runnit.ai/__/auth/handler",
                "https://www.runnit.ai/__/auth/handler",
                "https://image-ai-cb35d.firebaseapp.com/__/auth/handler"
            })
    void eachOfTheFiveIsOne(String url) {
        assertThat(REPLY_URLS.contains(url)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "https://app.rundiffusion.com",
                "https://app.rundiffusion.com/__/auth/handler/",
                "https://app.rundiffusion.com/__/auth//handler",
                "https://app.rundiffusion.com/__/auth/Handler",
                "https://app.rundiffusion.com/__/auth/handler?a",
                "https://app.rundiffusion.com/__/auth/handler#a",
                "https://app.rundiffusion.com/__/auth/%68andler",
                "https://app.rundiffusion.com:443/__/auth/handler",
                "https://App.rundiffusion.com/__/auth/handler",
                "HTTPS://app.rundiffusion.com/__/auth/handler",
                "http://app.rundiffusion.com/__/auth/handler",
                "https://app.rundiffusion.com./__/auth/handler",
                "https://app.rundiffusion.com.evil.example/__/auth/handler",
                "https://app.rundiffusion.com@evil.example/__/auth/handler",
                "https://sso.rundiffusion.com/realms/rundiffusion/broker/contoso/endpoint",
                " https://app.rundiffusion.com/__/auth/handler"
            })
    void aSixthIsNot(String url) {
        assertThat(REPLY_URLS.contains(url)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.rundiffusion.com/, https://app.rundiffusion.com/__/auth/handler",
        "https://www.rundiffusion.com/, https://www.rundiffusion.com/__/auth/handler",
        "https://app.runnit.ai/?state=a, https://app.runnit.ai/__/auth/handler",
        "https://www.runnit.ai/__/auth/handler, https://www.runnit.ai/__/auth/handler"
    })
    void entraIsAskedToAnswerToTheHostOfTheApp(String redirectUri, String replyUrl) {
        assertThat(REPLY_URLS.forRedirectUri(redirectUri)).isEqualTo(replyUrl);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "https://image-ai-cb35d.firebaseapp.com/__/auth/handler",
                "https://elsewhere.example/",
                "https://app.runnit.ai:8443/",
                "com.rundiffusion.app:/callback"
            })
    void anyOtherAppIsAnsweredAtTheDefault(String redirectUri) {
        assertThat(REPLY_URLS.forRedirectUri(redirectUri)).isEqualTo("https://app.rundiffusion.com/__/auth/handler");
    }

    @Test
    void aRealmWithoutReplyUrlsSaysWhatIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new ReplyUrls(List.of(), List.of()).forRedirectUri("https://app.rundiffusion.com/"))
                .withMessageContaining(SsoSettings.REPLY_URLS);
    }

    @Test
    void theHostOfARoutedReplyUrlIsAnApp() {
        assertThat(REPLY_URLS.originOf("app.runnit.ai")).contains("https://app.runnit.ai");
        assertThat(REPLY_URLS.originOf("App.Runnit.AI")).contains("https://app.runnit.ai");
    }

    @Test
    void aPortIsPartOfTheHost() {
        ReplyUrls demo = new ReplyUrls(List.of("http://app.runnit.localhost:8080/__/auth/handler"), List.of());

        assertThat(demo.originOf("app.runnit.localhost:8080")).contains("http://app.runnit.localhost:8080");
        assertThat(demo.originOf("app.runnit.localhost")).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "app.runnit.ai:8443",
                "app.runnit.ai.evil.example",
                "app.runnit.ai, evil.example",
                "evil.example@app.runnit.ai",
                "image-ai-cb35d.firebaseapp.com"
            })
    void noOtherHostIsAnApp(String host) {
        assertThat(REPLY_URLS.originOf(host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"app.rundiffusion.com/__/auth/handler", "https:///x", "https://[x", "mailto:it@contoso.com", "%"
            })
    void whatNamesNoHostIsLeftOutAndTakesNoneOfTheOthersAlong(String written) {
        ReplyUrls urls = new ReplyUrls(List.of(written, "https://app.runnit.ai/x"), List.of(written));
        assertThat(urls.all()).containsExactly("https://app.runnit.ai/x");
        assertThat(urls.forRedirectUri("https://app.runnit.ai/callback")).isEqualTo("https://app.runnit.ai/x");
        assertThat(urls.originOf("app.runnit.ai")).contains("https://app.runnit.ai");
        assertThat(urls.contains(written)).isFalse();
    }

    @Test
    void aRedirectUriThatIsNoneAsksForTheDefault() {
        assertThat(REPLY_URLS.forRedirectUri("https://app.runnit.ai/a b"))
                .isEqualTo(REPLY_URLS.routed().get(0));
    }
}
