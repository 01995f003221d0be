package com.rundiffusion.keycloak.enterprise;

/** What happens to an e-mail address outside the enterprise's own domains. An enterprise without domains has none to refuse. */
public enum OtherDomains {
    /** Its bearer does not get in. */
    REFUSE,
    /** Its bearer gets in, with an address that counts as unverified. */
    UNVERIFIED
}
