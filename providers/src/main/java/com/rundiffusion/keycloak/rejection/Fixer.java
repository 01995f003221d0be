package com.rundiffusion.keycloak.rejection;

import java.util.Locale;

/** Who can mend the cause of a refusal. */
public enum Fixer {
    /** The person at the browser. */
    USER,
    /** The customer's Microsoft Entra administrator. */
    CUSTOMER_ADMIN,
    /** Whoever runs this realm. */
    OPERATOR,
    /** Nobody here: Microsoft Entra itself. */
    MICROSOFT;

    /** The lower-case name used in message keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
