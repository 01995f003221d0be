package com.rundiffusion.keycloak.entra.provisioning;

import java.util.UUID;

/**
 * "Test Connection": somebody is looked up whom nobody can have.
 *
 * @param sentence all that the administrator hears; it never says why
 */
public record TestedConnection(boolean works, String sentence) {

    private static final TestedConnection WORKS =
            new TestedConnection(true, "The credentials are authorized to enable provisioning.");
    static final TestedConnection FAILS = new TestedConnection(
            false, "The credentials could not be verified. Check the Tenant URL and the secret token.");

    static TestedConnection of(Target target, AttributeMapping mapping) {
        String attribute = mapping.matching().get(0).target();
        try {
            return target.search(ResourceKind.USER, attribute, UUID.randomUUID().toString())
                            .isEmpty()
                    ? WORKS
                    : FAILS;
        } catch (ScimFailure | EndpointBroken broken) {
            return FAILS;
        }
    }
}
