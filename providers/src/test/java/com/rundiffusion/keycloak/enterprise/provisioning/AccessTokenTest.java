package com.rundiffusion.keycloak.enterprise.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessTokenTest {

    /** Of 32 bytes of nothing; the checksum is CRC-32 of what stands before it. */
    private static final String KNOWN = "rdscim_" + "A".repeat(43) + "2f4Zpd";

    @Test
    void noTwoAreAlikeAndEachIsReadAgain() {
        AccessToken token = AccessToken.make();

        assertThat(token).isNotEqualTo(AccessToken.make());
        assertThat(AccessToken.parse(token.text())).contains(token);
    }

    /** Entra takes none that is longer than 100. */
    @Test
    void itHas56CharactersAndAPrefixThatScannersKnow() {
        assertThat(AccessToken.make().text()).hasSize(56).startsWith("rdscim_").isPrintable();
    }

    @Test
    void itsHashIsSha256AndItsHintNothingThatOpens() {
        AccessToken token = AccessToken.parse(KNOWN).orElseThrow();

        assertThat(token.hash()).isEqualTo("56338c8c3030af923ff2ab27838455b4a12a36e96ea34d73210935cbad81b212");
        assertThat(token.hint()).isEqualTo("4Zpd");
    }

    @Test
    void itIsInNoText() {
        AccessToken token = AccessToken.make();

        assertThat(token.toString()).doesNotContain(token.text());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "rdscim_",
                "rdscim_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA000000",
                "rdscim_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB2f4Zpd",
                "RDSCIM_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA2f4Zpd",
                "rdscim_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA2f4Zpd ",
                "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL3N0cy53aW5kb3dzLm5ldC8ifQ.c2lnbmF0dXJl"
            })
    void whatCannotBeOneIsNone(String text) {
        assertThat(AccessToken.parse(text)).isEmpty();
    }

    /** The control. */
    @Test
    void theOneBesideTheseIsOne() {
        assertThat(AccessToken.parse(KNOWN)).isPresent();
    }
}
