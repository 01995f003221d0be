package com.rundiffusion.keycloak.demo.gateway;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Who is behind an address, for every limit; {@code gateway/network.lua} says the same. */
final class Network {

    private static final int BYTES_OF_IPV4 = 4;
    private static final int BYTES_OF_A_NETWORK = 8;

    private Network() {}

    /**
     * The address itself, or the /64 of an IPv6 address: whoever has one of its addresses has them all. An IPv4 address that
     * is written as one of IPv6 is an IPv4 address to {@link InetAddress} too.
     *
     * @param address in digits, so that nothing is looked up
     */
    static String of(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int size = bytes.length == BYTES_OF_IPV4 ? BYTES_OF_IPV4 : BYTES_OF_A_NETWORK;
            return HexFormat.of().formatHex(bytes, 0, size);
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
