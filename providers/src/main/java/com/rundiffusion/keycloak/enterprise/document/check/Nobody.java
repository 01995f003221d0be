package com.rundiffusion.keycloak.enterprise.document.check;

import com.rundiffusion.keycloak.enterprise.TenantId;
import java.util.Optional;

/** A realm without enterprises: for whoever must not learn from a fault who else is in it. */
public record Nobody() implements Taken {

    @Override
    public Optional<String> aliasOfTenant(TenantId tenant) {
        return Optional.empty();
    }

    @Override
    public Optional<String> aliasOfDomain(String domain) {
        return Optional.empty();
    }

    @Override
    public Optional<String> aliasOfCertificate(String fingerprint) {
        return Optional.empty();
    }

    @Override
    public boolean aliasTaken(String alias) {
        return false;
    }

    @Override
    public boolean hasProvisioned(TenantId tenant) {
        return false;
    }
}
