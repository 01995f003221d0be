package com.rundiffusion.keycloak.provisioning.resource;

import java.net.URI;

/**
 * The enterprise whose token came with a request.
 *
 * @param providerId internal id of its identity provider
 * @param base address of the whole endpoint, up to {@code /v2}
 */
public record ScimClient(String providerId, URI base) {}
