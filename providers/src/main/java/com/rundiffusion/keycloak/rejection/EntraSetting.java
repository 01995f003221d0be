package com.rundiffusion.keycloak.rejection;

import java.util.Locale;

/**
 * Where in Microsoft Entra a customer's administrator mends the cause of a refusal; the way there, in the words of its
 * menus, is the message {@code rejection.entra.<key>}.
 */
public enum EntraSetting {
    /** Attributes and claims: which groups are sent. */
    GROUPS,
    /** Attributes and claims: Unique User Identifier. */
    NAME_ID,
    /** Attributes and claims: nobody may redefine the object identifier. */
    OBJECT_ID,
    /** Attributes and claims, and the person's own properties. */
    EMAIL,
    /** Attributes and claims: any other. */
    CLAIMS,
    /** Basic SAML configuration: the five Reply URLs. */
    REPLY_URLS,
    /** Basic SAML configuration: Identifier (Entity ID). */
    IDENTIFIER,
    /** SAML certificates: what is signed, and how. */
    SIGNING,
    /** SAML certificates: which one signs. */
    CERTIFICATE,
    /** Set up: Microsoft Entra Identifier. */
    ISSUER,
    /** Token encryption. */
    ENCRYPTION,
    /** Users and groups, and Provisioning: who is assigned, and what of that has been sent. */
    ASSIGNMENT,
    /** Sign-in logs: what went wrong there. */
    SIGN_IN_LOGS,
    /** Entra sends it as it should be, so something changed it on the way. */
    NONE;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
