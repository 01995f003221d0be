package com.rundiffusion.keycloak.realm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EntraHostsTest {

    private static final EntraHosts HOSTS = new EntraHosts(List.of(
            "login.microsoftonline.com",
            "*.ciamlogin.com",
            "http://login.microsoftonline.localhost:8080",
            "https://entra.example:8443"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.microsoftonline.com/t/saml2",
                "https://login.microsoftonline.com",
                "https://login.microsoftonline.com/t?appid=a",
                "HTTPS://LOGIN.MicrosoftOnline.COM/t/saml2",
                "https://contoso.ciamlogin.com/t/saml2",
                "https://con-toso1.CIAMLOGIN.com/t/saml2",
                "http://login.microsoftonline.localhost:8080/t/saml2",
                "HTTP://Login.MicrosoftOnline.Localhost:8080/t/saml2",
                "https://entra.example:8443/t/saml2"
            })
    void aHostOfTheListIsAccepted(String url) {
        assertThat(HOSTS.accept(URI.create(url))).isTrue();
    }

    @Test
    void aPolicyNamesThemWithTheirSchemes() {
        assertThat(HOSTS.policySources())
                .isEqualTo("https://login.microsoftonline.com https://*.ciamlogin.com"
                        + " http://login.microsoftonline.localhost:8080 https://entra.example:8443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login.microsoftonline.com",
                "//login.microsoftonline.com/t",
                "mailto:a@login.microsoftonline.com",
                "https:/login.microsoftonline.com",
                "https:///login.microsoftonline.com",
                "http://login.microsoftonline.com/t/saml2",
                "ftp://login.microsoftonline.com/t/saml2",
                "https://login.microsoftonline.com:443/t/saml2",
                "https://login.microsoftonline.com:8443/t/saml2",
                "https://login.microsoftonline.com:/t/saml2",
                "https://user@login.microsoftonline.com/t/saml2",
                "https://@login.microsoftonline.com/t/saml2",
                "https://login.microsoftonline.com@evil.example/t/saml2",
                "https://login.microsoftonline.com/t/saml2#a",
                "https://login.microsoftonline.com/t/saml2#",
                "https://login.microsoftonline.com./t/saml2",
                "https://login.microsoftonline.com.evil.example/t/saml2",
                "https://evillogin.microsoftonline.com/t/saml2",
                "https://evil.login.microsoftonline.com/t/saml2",
                "https://login-microsoftonline.com/t/saml2",
                "https://lоgin.microsoftonline.com/t/saml2",
                "https://login.microsoftonline。com/t/saml2",
                "https://xn--lgin-jmc.microsoftonline.com/t/saml2",
                "https://login.microsoftonline%2Ecom/t/saml2",
                "https://login.microsoftonline.com%2Fevil.example/t/saml2",
                "https://login.microsoftonline.com%00.evil.example/t/saml2",
                "https://ciamlogin.com/t/saml2",
                "https://.ciamlogin.com/t/saml2",
                "https://a.b.ciamlogin.com/t/saml2",
                "https://contosociamlogin.com/t/saml2",
                "https://contoso.ciamlogin.com.evil.example/t/saml2",
                "http://contoso.ciamlogin.com/t/saml2",
                "https://login.microsoftonline.localhost:8080/t/saml2",
                "http://login.microsoftonline.localhost/t/saml2",
                "http://login.microsoftonline.localhost:80800/t/saml2",
                "http://user@login.microsoftonline.localhost:8080/t/saml2",
                "http://login.microsoftonline.localhost:8080/t/saml2#a",
                "https://entra.example/t/saml2",
                "https://127.0.0.1/t/saml2",
                "https://[::1]/t/saml2",
                "file:///etc/passwd"
            })
    void anythingElseIsNot(String url) {
        assertThat(HOSTS.accept(URI.create(url))).isFalse();
    }

    @Test
    void onlyAnOriginThatSaysSoIsPlainHttp() {
        assertThat(HOSTS.acceptAsPlainHttp(URI.create("http://login.microsoftonline.localhost:8080/t")))
                .isTrue();
        assertThat(HOSTS.acceptAsPlainHttp(URI.create("https://login.microsoftonline.com/t")))
                .isFalse();
        assertThat(HOSTS.acceptAsPlainHttp(URI.create("http://login.microsoftonline.com/t")))
                .isFalse();
    }

    @Test
    void noEntryAcceptsNothing() {
        assertThat(new EntraHosts(List.of()).accept(URI.create("https://login.microsoftonline.com/t")))
                .isFalse();
        assertThat(new EntraHosts(List.of("*")).accept(URI.create("https://login.microsoftonline.com/t")))
                .isFalse();
        assertThat(new EntraHosts(List.of("*.")).accept(URI.create("https://login.microsoftonline.com/t")))
                .isFalse();
    }
}
