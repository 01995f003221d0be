package com.rundiffusion.keycloak.enterprise.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.apache.http.conn.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PinnedAddressesTest {

    private static final String HOST = "login.microsoftonline.com";

    private final List<String> asked = new ArrayList<>();

    @Test
    void publicAddressesAreTakenAsTheNameServerGivesThem() throws Exception {
        InetAddress[] addresses = PinnedAddresses.of(HOST, false, answering("20.190.151.7", "2603:1006:2000::1"));

        assertThat(addresses)
                .containsExactly(InetAddress.getByName("20.190.151.7"), InetAddress.getByName("2603:1006:2000::1"));
        assertThat(asked).isEqualTo(List.of(HOST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00::1"})
    void oneBadAddressAmongGoodOnesBlocksTheHost(String bad) {
        assertBlocked(HOST, false, answering("20.190.151.7", bad));
        assertBlocked(HOST, false, answering(bad, "20.190.151.7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "0177.0.0.1",
                "127.0.0.1.",
                "20.190.151.7",
                "[::1]",
                "[2603:1006:2000::1]",
                "::1",
                "login.microsoftonline.1"
            })
    void anAddressInPlaceOfANameIsNotEvenAsked(String literal) {
        assertBlocked(literal, false, answering("20.190.151.7"));
        assertBlocked(literal, true, answering("127.0.0.1"));
        assertThat(asked).isEmpty();
    }

    @Test
    void onlyAnApprovedOriginMayLeadToThisMachine() throws Exception {
        assertThat(PinnedAddresses.of("entra.test", true, answering("127.0.0.1")))
                .hasSize(1);
        assertBlocked("entra.test", false, answering("127.0.0.1"));
        assertBlocked("entra.test", true, answering("10.0.0.1"));
        assertBlocked("entra.test", true, answering("169.254.169.254"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "entra.localhost", "entra.localhost."})
    void noNameServerSaysWhereLocalhostIs(String name) throws Exception {
        assertThat(PinnedAddresses.of(name, true, answering("20.190.151.7")))
                .isNotEmpty()
                .allMatch(InetAddress::isLoopbackAddress);
        assertBlocked(name, false, answering("20.190.151.7"));
        assertThat(asked).isEmpty();
    }

    @Test
    void aHostWithoutAddressIsUnknown() {
        DnsResolver failing = host -> {
            throw new UnknownHostException(host);
        };

        assertReason("host_unknown", HOST, false, failing);
        assertReason("host_unknown", HOST, false, answering());
    }

    @Test
    void theAddressesAreItsOwn() throws Exception {
        InetAddress[] answer = {InetAddress.getByName("20.190.151.7")};

        InetAddress[] pinned = PinnedAddresses.of(HOST, false, host -> answer);
        answer[0] = InetAddress.getByName("127.0.0.1");

        assertThat(pinned).containsExactly(InetAddress.getByName("20.190.151.7"));
    }

    private DnsResolver answering(String... addresses) {
        return host -> {
            asked.add(host);
            List<InetAddress> answer = new ArrayList<>();
            for (String address : addresses) {
                answer.add(InetAddress.getByName(address));
            }
            return answer.toArray(InetAddress[]::new);
        };
    }

    private static void assertBlocked(String host, boolean loopbackAllowed, DnsResolver resolver) {
        assertReason("address_blocked", host, loopbackAllowed, resolver);
    }

    private static void assertReason(String reason, String host, boolean loopbackAllowed, DnsResolver resolver) {
        assertThatExceptionOfType(MetadataUnavailable.class)
                .isThrownBy(() -> PinnedAddresses.of(host, loopbackAllowed, resolver))
                .satisfies(unavailable -> assertThat(unavailable.reason()).isEqualTo(reason));
    }
}
