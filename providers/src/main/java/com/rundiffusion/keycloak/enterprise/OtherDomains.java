package com.rundiffusion.keycloak.enterprise;

import java.util.Locale;

/** What happens to an e-mail address outside the enterprise's own domains. An enterprise without domains has none to refuse. */
public enum OtherDomains {
    /** Its bearer does not get in. */
    REFUSE,
    /** Its bearer gets in, with an address that counts as unverified. */
    UNVERIFIED;

    /** The name in documents and in storage. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
