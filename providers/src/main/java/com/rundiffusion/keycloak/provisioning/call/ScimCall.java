package com.rundiffusion.keycloak.provisioning.call;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * A request whose token opens.
 *
 * @param session to read by; of what changes something, one of its own, whose transaction is committed before the answer goes out and
 *     which knows nothing of the request
 * @param enterprise as Keycloak's cache has it: what a write depends on is read anew
 * @param providerId internal id of the enterprise's identity provider
 * @param base of the whole endpoint, up to {@code /v2}
 * @param query decoded
 */
public record ScimCall(
        KeycloakSession session,
        Enterprise enterprise,
        String providerId,
        URI base,
        MultivaluedMap<String, String> query) {

    /** The same, by another session. */
    public ScimCall in(KeycloakSession own) {
        return new ScimCall(own, enterprise, providerId, base, query);
    }

    /** The first of this name. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.getFirst(name));
    }
}
