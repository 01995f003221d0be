package com.rundiffusion.keycloak.enterprise.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicMailTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gmail.com",
                "googlemail.com",
                "hotmail.com.tr",
                "hotmail.co.nz",
                "live.co.za",
                "outlook.sa",
                "outlook.com.gr",
                "yahoo.com.vn",
                "yahoo.ro",
                "msn.cn",
                "icloud.com.cn",
                "gmx.us",
                "aol.pl",
                "yandex.com.tr",
                "protonmail.ch"
            })
    void aBrandIsPublicInEachCountry(String domain) {
        assertThat(PublicMail.isProvider(domain)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web.de",
                "mail.ru",
                "libero.it",
                "naver.com",
                "qq.com",
                "comcast.net",
                "btinternet.com",
                "seznam.cz",
                "docomo.ne.jp",
                "ezweb.ne.jp",
                "softbank.ne.jp",
                "t.vodafone.ne.jp",
                "au.com",
                "vtext.com",
                "139.com",
                "austin.rr.com",
                "privaterelay.appleid.com",
                "mozmail.com",
                "mailinator.com"
            })
    void providersCarriersAndRelaysAreKept(String domain) {
        assertThat(PublicMail.isProvider(domain)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contoso.com",
                "outlook.contoso.com",
                "live.contoso.co.uk",
                "yahoo.contoso.example",
                "mygmail.com",
                "hotmail-consulting.com",
                "livenation.com",
                "outlook.studio",
                "appleid.com",
                "microsoft.com",
                "google.com",
                "apple.com",
                "saudia.com",
                "ne.jp.example",
                "com"
            })
    void whatOnlyLooksAlikeIsNot(String domain) {
        assertThat(PublicMail.isProvider(domain)).isFalse();
    }
}
