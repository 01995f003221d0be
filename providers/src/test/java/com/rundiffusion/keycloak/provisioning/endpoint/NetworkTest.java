package com.rundiffusion.keycloak.provisioning.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "2001:db8:0:1::1, 2001:db8:0:1:ffff:ffff:ffff:ffff, true",
        "2001:db8:0:1::1, 2001:db8:0:2::1, false"
    })
    void aNetworkIsAnAddressOrAllOfA64(String one, String other, boolean same) {
        assertThat(Network.of(one).equals(Network.of(other))).isEqualTo(same);
    }

    /** A name would be looked up, whoever chose it. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "unknown", "abc", "localhost", "1.2.3.4.5", "999.1.1.1", ":::", "fe80::1%eth0"})
    void whatIsNoAddressIsItself(String text) {
        assertThat(Network.of(text)).isEqualTo(String.valueOf(text));
    }

    @Test
    void theTwoFormsAreNotMistakenForEachOther() {
        assertThat(Network.of("192.0.2.1")).hasSize(8);
        assertThat(Network.of("2001:db8::1")).hasSize(16);
    }
}
