package com.rundiffusion.keycloak.enterprise;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/** The domain that an address is delivered to, as it stands in the DNS. */
public final class EmailDomain {

    /** All that {@link IDN} takes for one; it would leave the last one of a complete name. */
    private static final String DOTS = ".\u3002\uFF0E\uFF61";

    private EmailDomain() {}

    /** Behind the last {@code @}, in lower case, without the dot of a complete name; empty when there is none. */
    public static Optional<String> of(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1).strip();
        String name = withoutLastDots(domain);
        if (address.indexOf('@') < 0 || name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    private static String withoutLastDots(String domain) {
        int end = domain.length();
        while (end > 0 && DOTS.indexOf(domain.charAt(end - 1)) >= 0) {
            end--;
        }
        return domain.substring(0, end);
    }
}
