package com.rundiffusion.keycloak.saml;

import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.realm.ReplyUrls;
import java.time.Duration;
import java.util.Set;

/**
 * What a response must say to be believed.
 *
 * @param issuer the enterprise's Microsoft Entra Identifier
 * @param identifier the Identifier (Entity ID) of the customer's Entra app
 * @param requestId the id of the AuthnRequest this browser was sent away with
 * @param clockSkew by how much Entra's clock may differ from ours, either way
 */
public record Expectation(
        String issuer, TenantId tenant, String identifier, ReplyUrls replyUrls, String requestId, Duration clockSkew) {

    /** Entra writes an Identifier that is not a URI as {@code spn:<identifier>}; which of both comes depends on the start. */
    public Set<String> audiences() {
        return Set.of(identifier, "spn:" + identifier);
    }
}
