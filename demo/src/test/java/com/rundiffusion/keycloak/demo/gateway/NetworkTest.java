package com.rundiffusion.keycloak.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:1::1, 2001:db8:0:1:ffff:ffff:ffff:ffff",
        "2001:DB8:0:1::1, 2001:db8:0:1::1",
        "::1, 0:0:0:0:1::",
        "192.0.2.1, ::ffff:192.0.2.1",
        "192.0.2.1, 0:0:0:0:0:FFFF:c000:201"
    })
    void twoAddressesOfOneVisitor(String one, String other) {
        assertThat(Network.of(one)).isEqualTo(Network.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:1::1, 2001:db8:0:2::1",
        "192.0.2.1, 192.0.2.2",
        "::ffff:192.0.2.1, ::ffff:192.0.2.2",
        "::1, ::ffff:0.0.0.1"
    })
    void twoVisitors(String one, String other) {
        assertThat(Network.of(one)).isNotEqualTo(Network.of(other));
    }
}
