package com.rundiffusion.keycloak.enterprise.document.check;

import com.rundiffusion.keycloak.enterprise.TenantId;
import java.util.Optional;

/** Who else is in the realm, as far as a customer's values may belong to somebody else, and who of the customer is. */
public interface Taken {

    Optional<String> aliasOfTenant(TenantId tenant);

    Optional<String> aliasOfDomain(String domain);

    /** @param fingerprint SHA-256 in lower-case hexadecimal */
    Optional<String> aliasOfCertificate(String fingerprint);

    boolean aliasTaken(String alias);

    /** Whether the tenant's Entra has provisioned anybody yet. */
    boolean hasProvisioned(TenantId tenant);
}
