package com.rundiffusion.keycloak.provisioning.endpoint;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Who is behind an address, as the gateway counts ({@code gateway/network.lua}). */
final class Network {

    private static final int BYTES_OF_IPV4 = 4;
    private static final int BYTES_OF_A_NETWORK = 8;

    /** What else there is would be looked up by name. */
    private static final Pattern DIGITS = Pattern.compile("[0-9.]+|[0-9a-fA-F.]*:[0-9a-fA-F.:]*");

    private Network() {}

    /** The address itself, or the /64 of an IPv6 address: whoever has one of its addresses has them all. */
    static String of(String address) {
        if (address == null || !DIGITS.matcher(address).matches()) {
            return String.valueOf(address);
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int size = bytes.length == BYTES_OF_IPV4 ? BYTES_OF_IPV4 : BYTES_OF_A_NETWORK;
            return HexFormat.of().formatHex(bytes, 0, size);
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }
}
