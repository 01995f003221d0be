package com.rundiffusion.keycloak.enterprise.metadata;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Whether an address is one of the public Internet: nothing of ours, or of the machine's cloud, answers there. */
final class PublicAddress {

    private static final List<Network> NOT_PUBLIC_V4 = networks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carrier-grade NAT
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // the host of an Azure machine: a public address with a private service
            "169.254.0.0/16", // link-local, and the clouds' machine metadata
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast

    /**
     * All of IPv6 that is given out. IPv4-mapped and -compatible addresses, NAT64, unique local, link-local, site-local
     * and multicast addresses lie outside.
     */
    private static final Network GLOBAL_V6 = Network.parse("2000::/3");

    private static final List<Network> NOT_PUBLIC_V6 = networks(
            "2001::/23", // protocol assignments, Teredo
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "3fff::/20"); // documentation

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4
                ? NOT_PUBLIC_V4.stream().noneMatch(network -> network.contains(bytes))
                : GLOBAL_V6.contains(bytes) && NOT_PUBLIC_V6.stream().noneMatch(network -> network.contains(bytes));
    }

    private static List<Network> networks(String... cidrs) {
        return List.of(cidrs).stream().map(Network::parse).toList();
    }

    private record Network(byte[] start, int bits) {

        static Network parse(String cidr) {
            String[] parts = cidr.split("/");
            try {
                return new Network(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(cidr, e);
            }
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
