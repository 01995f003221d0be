package com.rundiffusion.keycloak.signin.broker;

import com.rundiffusion.keycloak.signin.saml.EntraAssertion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * Assertions that were accepted once, across all nodes, for as long as they could be accepted again (<em>SAML 2.0
 * Profiles</em> 4.1.4.5). Ids are kept as hashes, per provider.
 */
final class OneTimeAssertions {

    private final SingleUseObjectProvider used;
    private final String scope;

    OneTimeAssertions(KeycloakSession session, IdentityProviderModel provider) {
        this.used = session.singleUseObjects();
        this.scope = session.getContext().getRealm().getId() + ":" + provider.getInternalId() + ":";
    }

    boolean wasUsed(String assertionId) {
        return used.contains(key(assertionId));
    }

    /** @return false when somebody else used it before, be it a moment ago on another node */
    boolean use(EntraAssertion assertion, Duration clockSkew, Instant now) {
        Instant end = assertion.notOnOrAfter().orElseThrow().plus(clockSkew);
        long seconds = Math.max(1, Duration.between(now, end).toSeconds() + 1);
        return used.putIfAbsent(key(assertion.id()), seconds);
    }

    private String key(String assertionId) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((scope + assertionId).getBytes(StandardCharsets.UTF_8));
            return "saml-assertion:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException everyRuntimeHasIt) {
            throw new IllegalStateException(everyRuntimeHasIt);
        }
    }
}
