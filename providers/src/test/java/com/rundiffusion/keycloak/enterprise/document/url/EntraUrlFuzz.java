package com.rundiffusion.keycloak.enterprise.document.url;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.rundiffusion.keycloak.Finding;
import com.rundiffusion.keycloak.pasted.PastedText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever was pasted as a URL of Entra's. */
@ExtendWith(Finding.class)
final class EntraUrlFuzz {

    private static final String TENANT = "11111111-2222-4333-8444-555555555555";

    static Stream<byte[]> values() {
        return Stream.of(
                        "https://login.microsoftonline.com/" + TENANT + "/saml2",
                        "https://sts.windows.net/{tenant}/",
                        "https://[::1]:443/{tenant}/saml2")
                .map(value -> value.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("values")
    @DictionaryEntries({"https://", "%0a", "%7b", "[", "]", "/saml2", "@", "common", ".cn"})
    @FuzzTest(maxExecutions = 20_000)
    void aTenantIsReadOnlyWhereOneStands(byte[] pasted) {
        String value = PastedText.url(new String(pasted, StandardCharsets.UTF_8));
        if (value == null) {
            return;
        }
        URI url = EntraUrl.of(value);
        EntraUrl.hasPlaceholder(value);
        EntraUrl.tenantOf(url).ifPresent(tenant -> assertThat(value).containsIgnoringCase(tenant.guid()));
        if (url != null) {
            assertThat(url.getHost()).isNotEmpty();
            EntraUrl.isForAllTenants(url);
            EntraUrl.isInChina(url);
        }
    }
}
