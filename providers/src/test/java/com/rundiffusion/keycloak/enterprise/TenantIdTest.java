package com.rundiffusion.keycloak.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TenantIdTest {

    private static final String GUID = "11111111-2222-4333-8444-55555555abcd";
    private static final TenantId TENANT = new TenantId(GUID);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sts.windows.net/" + GUID + "/",
                "https://sts.windows.net/" + GUID,
                "https://sts.chinacloudapi.cn/" + GUID + "/",
                "https://sts.windows.net/" + GUID + "/00000000-0000-0000-0000-000000000001/",
                "HTTPS://STS.WINDOWS.NET/11111111-2222-4333-8444-55555555ABCD/",
                "http://login.microsoftonline.localhost:8080/" + GUID + "/"
            })
    void anIssuerNamesItsTenant(String issuer) {
        assertThat(TenantId.ofIssuer(issuer)).contains(TENANT);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                GUID,
                "https://sts.windows.net/",
                "https://sts.windows.net/common/",
                "https://sts.windows.net/" + GUID + "0/",
                "https://sts.windows.net/x" + GUID + "/",
                "https://sts.windows.net/x/" + GUID + "/",
                "https://sts.windows.net/?" + GUID + "/",
                "https://sts.windows.net/" + GUID + "/?a",
                "https://sts.windows.net/" + GUID + "/#a",
                "https://sts.windows.net/" + GUID + "\n",
                " https://sts.windows.net/" + GUID + "/",
                "https:///" + GUID + "/",
                "urn:uuid:" + GUID,
                "ftp://sts.windows.net/" + GUID + "/"
            })
    void anythingElseNamesNone(String issuer) {
        assertThat(TenantId.ofIssuer(issuer)).isEmpty();
    }

    @Test
    void aTenantIsItsGuidInLowerCase() {
        assertThat(new TenantId("11111111-2222-4333-8444-55555555ABCD")).isEqualTo(TENANT);
        assertThat(TENANT).hasToString(GUID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "common", GUID + " ", "{" + GUID + "}", "1111111１-2222-4333-8444-55555555abcd"})
    void whatIsNoGuidIsNoTenant(String guid) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TenantId(guid));
    }

    @ParameterizedTest
    @ValueSource(strings = {GUID, "11111111-2222-4333-8444-55555555ABCD"})
    void aGuidIsReadInAnyCase(String text) {
        assertThat(TenantId.parse(text)).contains(TENANT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "common",
                "contoso.onmicrosoft.com",
                " " + GUID,
                GUID + "\n",
                GUID + "0",
                "{" + GUID + "}",
                "111111112222433384445555555abcd",
                "11111111-2222-4333-8444-5555555abcd",
                "g1111111-2222-4333-8444-55555555abcd"
            })
    void whatIsNoGuidIsReadAsNone(String text) {
        assertThat(TenantId.parse(text)).isEmpty();
    }

    @Test
    void aClaimNamesItsTenantInAnyCase() {
        assertThat(TENANT.isNamedBy("11111111-2222-4333-8444-55555555ABCD")).isTrue();
        assertThat(TENANT.isNamedBy("99999999-2222-4333-8444-55555555abcd")).isFalse();
        assertThat(TENANT.isNamedBy("")).isFalse();
        assertThat(TENANT.isNamedBy(null)).isFalse();
    }

    @Test
    void aTenantHasOneProviderInARealmAndAnotherOneInAnother() {
        String id = TENANT.providerId("realm");

        assertThat(new TenantId("11111111-2222-4333-8444-55555555ABCD").providerId("realm"))
                .isEqualTo(id);
        assertThat(TENANT.providerId("other")).isNotEqualTo(id);
        assertThat(new TenantId("99999999-2222-4333-8444-55555555abcd").providerId("realm"))
                .isNotEqualTo(id);
    }
}
