package com.rundiffusion.keycloak.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShownValueTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sts.windows.net/11111111-2222-4333-8444-555555555555/",
                "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
                "urn:oasis:names:tc:SAML:2.0:status:Requester",
                "spn:rundiffusion.com",
                "app.rundiffusion.com",
                "11111111-2222-4333-8444-555555555555",
                "2026-03-02T09:30:00.250Z",
                "131072",
                "GET"
            })
    void aValueIsShown(String value) {
        assertThat(shown(value)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Security\u00a0alert:\u00a0call\u00a0+1-555-0100",
                "Security\u2003alert",
                "Security_alert:_call_now",
                "Call+1-555-0100",
                "Call-us-now",
                "\u30bb\u30ad\u30e5\u30ea\u30c6\u30a3",
                "https://evil.example/?q=Call%20us",
                "https://evil.example/\u00a0call",
                "javascript:alert(1)",
                "\"><b>",
                ""
            })
    void proseIsNot(String text) {
        assertThat(shown(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 255})
    void norIsWhatIsLong(int length) {
        assertThat(shown("https://a.example/" + "x".repeat(length))).isEmpty();
    }

    private static Optional<String> shown(String value) {
        return ShownValue.of(RejectionCode.DESTINATION_MISMATCH.rejection("ours", value));
    }
}
