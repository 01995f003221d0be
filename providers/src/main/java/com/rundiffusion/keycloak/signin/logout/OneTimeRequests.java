package com.rundiffusion.keycloak.signin.logout;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

/** Requests of an enterprise's Entra that were believed once, across all nodes, for as long as they could be believed again. */
final class OneTimeRequests {

    private final SingleUseObjectProvider used;
    private final String scope;

    OneTimeRequests(KeycloakSession session, Sender sender) {
        this.used = session.singleUseObjects();
        this.scope = session.getContext().getRealm().getId() + ":" + sender.providerId() + ":";
    }

    /** @return false when it came before, be it a moment ago at another node */
    boolean use(String requestId, Instant usableUntil, Instant now) {
        return used.putIfAbsent(
                key(requestId), Duration.between(now, usableUntil).toSeconds() + 1);
    }

    private String key(String requestId) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((scope + requestId).getBytes(StandardCharsets.UTF_8));
            return "saml-logout:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException everyRuntimeHasIt) {
            throw new IllegalStateException(everyRuntimeHasIt);
        }
    }
}
