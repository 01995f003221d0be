package com.rundiffusion.keycloak.enterprise.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.metadata.MetadataFetch;
import com.rundiffusion.keycloak.enterprise.metadata.MetadataUnavailable;
import com.rundiffusion.keycloak.realm.EntraHosts;
import java.net.URI;
import java.util.Optional;

/**
 * In which tenant of Entra a domain is verified, by the cloud's own discovery document. It says so of domains of tenants that nobody
 * manages as well, and nothing of other clouds.
 */
public final class EntraDomain {

    private final EntraHosts hosts;
    private final MetadataFetch fetch;

    public EntraDomain(EntraHosts hosts) {
        this.hosts = hosts;
        this.fetch = new MetadataFetch(hosts::acceptAsPlainHttp);
    }

    /**
     * @param domain in the form of the DNS
     * @param loginUrl of the customer's application: no other cloud is asked
     * @return empty when no tenant has it, or nobody answered
     */
    public Optional<TenantId> tenantOf(String domain, String loginUrl) {
        URI login = URI.create(loginUrl);
        URI document = URI.create(login.getScheme() + "://" + login.getAuthority() + "/" + domain
                + "/v2.0/.well-known/openid-configuration");
        if (!hosts.accept(document)) {
            return Optional.empty();
        }
        try {
            return TenantId.ofIssuer(StrictJson.MAPPER
                    .readTree(fetch.fetch(document))
                    .path("issuer")
                    .textValue());
        } catch (MetadataUnavailable | JsonProcessingException nothingThere) {
            return Optional.empty();
        }
    }
}
