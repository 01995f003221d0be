package com.rundiffusion.keycloak.enterprise.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicSuffixTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com",
                "co.uk",
                "com.au",
                "co.jp",
                "ne.jp",
                "github.io",
                "herokuapp.com",
                "blogspot.com",
                "azurewebsites.net",
                "firebaseapp.com",
                "west.kawasaki.jp",
                "xn--55qx5d.cn"
            })
    void anybodyCanHaveANameBelowOne(String domain) {
        assertThat(PublicSuffix.isOne(domain)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "contoso.com,contoso.com",
        "mail.contoso.co.uk,contoso.co.uk",
        "a.b.contoso.github.io,contoso.github.io",
        "app.contoso.example,contoso.example",
        "rundiffusion.localhost,rundiffusion.localhost",
        "contoso.west.kawasaki.jp,contoso.west.kawasaki.jp",
        "city.kawasaki.jp,city.kawasaki.jp",
        "xn--mnchen-3ya.de,xn--mnchen-3ya.de"
    })
    void whatSomebodyRegisteredIsNot(String domain, String registered) {
        assertThat(PublicSuffix.registrable(domain)).contains(registered);
        assertThat(PublicSuffix.isOne(domain)).isFalse();
    }
}
