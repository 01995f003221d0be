package com.rundiffusion.keycloak.operations.onboarding;

import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.document.check.Taken;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import java.util.Optional;

/** The enterprises of the realm, as far as a new one may be in their way. */
public record StoredTaken(Enterprises enterprises) implements Taken {

    @Override
    public Optional<String> aliasOfTenant(TenantId tenant) {
        return enterprises.ofTenant(tenant).map(StoredTaken::alias);
    }

    @Override
    public Optional<String> aliasOfDomain(String domain) {
        return enterprises.aliasOfDomain(domain);
    }

    @Override
    public Optional<String> aliasOfCertificate(String fingerprint) {
        return enterprises.ofCertificate(fingerprint).map(StoredTaken::alias);
    }

    @Override
    public boolean aliasTaken(String alias) {
        return enterprises.aliasTaken(alias);
    }

    @Override
    public boolean hasProvisioned(TenantId tenant) {
        return enterprises.hasProvisioned(tenant);
    }

    private static String alias(StoredEnterprise stored) {
        return stored.enterprise().alias();
    }
}
