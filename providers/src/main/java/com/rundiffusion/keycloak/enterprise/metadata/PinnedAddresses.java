package com.rundiffusion.keycloak.enterprise.metadata;

import com.rundiffusion.keycloak.enterprise.metadata.MetadataUnavailable.Reason;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.http.conn.DnsResolver;

/** The addresses of a host: asked for once, and good only if each of them is. */
final class PinnedAddresses {

    /** What some resolver takes for an address: IPv6, and IPv4 in any notation, e.g. {@code 127.1} or {@code 0x7f.1}. */
    private static final Pattern LITERAL = Pattern.compile("\\[.*|.*:.*|(.*\\.)?(\\d+|0x[0-9a-f]*)");

    private static final byte[] LOOPBACK_V4 = {127, 0, 0, 1};
    private static final byte[] LOOPBACK_V6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private PinnedAddresses() {}

    static InetAddress[] of(String host, boolean loopbackAllowed, DnsResolver resolver) throws MetadataUnavailable {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        if (LITERAL.matcher(name).matches()) {
            throw new MetadataUnavailable(Reason.ADDRESS_BLOCKED, "an address in place of a host name");
        }
        InetAddress[] addresses = resolve(name, resolver);
        if (addresses.length == 0) {
            throw new MetadataUnavailable(Reason.HOST_UNKNOWN, host);
        }
        for (InetAddress address : addresses) {
            if (!PublicAddress.is(address) && !(loopbackAllowed && address.isLoopbackAddress())) {
                throw new MetadataUnavailable(Reason.ADDRESS_BLOCKED, host);
            }
        }
        return addresses;
    }

    private static InetAddress[] resolve(String name, DnsResolver resolver) throws MetadataUnavailable {
        try {
            // RFC 6761: these mean loopback, and no name server may say otherwise.
            return name.equals("localhost") || name.endsWith(".localhost")
                    ? new InetAddress[] {
                        InetAddress.getByAddress(name, LOOPBACK_V4), InetAddress.getByAddress(name, LOOPBACK_V6)
                    }
                    : resolver.resolve(name).clone();
        } catch (UnknownHostException e) {
            throw new MetadataUnavailable(Reason.HOST_UNKNOWN, name);
        }
    }
}
