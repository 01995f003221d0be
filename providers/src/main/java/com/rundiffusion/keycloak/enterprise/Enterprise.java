package com.rundiffusion.keycloak.enterprise;

import java.util.Locale;
import java.util.Set;

/**
 * A customer whose people sign in with their own Entra.
 *
 * @param alias the name in sign-in links: lower case, never changes
 * @param domains e-mail domains that belong to the customer, in lower case; may be empty
 */
public record Enterprise(String alias, String displayName, TenantId tenant, Set<String> domains, Status status) {

    public enum Status {
        /** Its people can sign in. */
        ACTIVE,
        /** Entered but not switched on: to the outside it does not exist yet. */
        DRAFT,
        /** Known, and nobody signs in until it is active again. */
        PAUSED
    }

    public boolean isActive() {
        return status == Status.ACTIVE;
    }

    /** Whether the address is in one of the domains, exactly; no subdomain, nothing else that looks alike. */
    public boolean owns(String email) {
        int at = email == null ? -1 : email.indexOf('@');
        return at > 0
                && at == email.lastIndexOf('@')
                && domains.contains(email.substring(at + 1).toLowerCase(Locale.ROOT));
    }
}
