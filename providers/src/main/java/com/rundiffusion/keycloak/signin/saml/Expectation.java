package com.rundiffusion.keycloak.signin.saml;

import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.realm.ReplyUrls;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /**
     * The spelling of our Identifier that every restriction names; empty when there is none. Entra writes an Identifier that
     * is not a URI as {@code spn:<identifier>}; which of both comes depends on where the sign-in started.
     */
    public Optional<String> audienceIn(List<List<String>> restrictions) {
        return Stream.of(identifier, "spn:" + identifier)
                .filter(spelling -> restrictions.stream().allMatch(audiences -> audiences.contains(spelling)))
                .findFirst();
    }
}
