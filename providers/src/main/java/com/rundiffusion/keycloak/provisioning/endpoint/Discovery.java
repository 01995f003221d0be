package com.rundiffusion.keycloak.provisioning.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.call.ScimResult;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.resource.ResourceTypes;
import com.rundiffusion.keycloak.provisioning.resource.Schemas;
import com.rundiffusion.keycloak.provisioning.resource.ServiceProviderConfig;
import java.net.URI;
import java.util.Optional;

/** What SCIM here can do (RFC 7644, 4). */
final class Discovery {

    private Discovery() {}

    static ScimResult answer(ScimRoute route, URI base) {
        return ScimResult.found(found(route, base).orElseThrow(ScimFaultCode.NOT_FOUND::fault));
    }

    private static Optional<ObjectNode> found(ScimRoute route, URI base) {
        return switch (route.kind()) {
            case SERVICE_PROVIDER_CONFIG ->
                Optional.of(ServiceProviderConfig.json(base))
                        .filter(alone -> route.id().isEmpty());
            case SCHEMAS ->
                route.id().map(urn -> Schemas.one(urn, base)).orElseGet(() -> Optional.of(Schemas.list(base)));
            case RESOURCE_TYPES ->
                route.id()
                        .map(id -> ResourceTypes.one(id, base))
                        .orElseGet(() -> Optional.of(ResourceTypes.list(base)));
            default -> Optional.empty();
        };
    }
}
