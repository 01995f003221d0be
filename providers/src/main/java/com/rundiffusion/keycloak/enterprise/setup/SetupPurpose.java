package com.rundiffusion.keycloak.enterprise.setup;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a setup link may be used for. None of them removes a company or anybody of its people. */
public enum SetupPurpose {
    /** Makes a draft of a customer that is new, or takes one as far as going live. */
    CONNECT,
    /** Puts another signing certificate beside those of a customer that is connected. */
    RENEW,
    /** Proves that a domain is the customer's. */
    DOMAINS,
    /** Makes the tokens by which a customer that is connected provisions its people. Only where operations have said so. */
    PROVISIONING;

    /** The name in documents and in storage. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param key in any case */
    public static Optional<SetupPurpose> of(String key) {
        return Stream.of(values())
                .filter(purpose -> purpose.key().equals(key.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
