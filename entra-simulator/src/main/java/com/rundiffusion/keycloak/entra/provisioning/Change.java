package com.rundiffusion.keycloak.entra.provisioning;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One value that the target does not have yet.
 *
 * @param value {@code null} when it is to be without one
 * @param replaces whether the target has another value there
 */
record Change(ScimPath path, JsonNode value, boolean replaces) {}
