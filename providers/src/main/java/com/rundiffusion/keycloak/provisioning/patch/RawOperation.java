package com.rundiffusion.keycloak.provisioning.patch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An operation as it came.
 *
 * @param path empty where the value names its attributes itself
 * @param value missing where there is none
 */
record RawOperation(PatchKind kind, Optional<String> path, JsonNode value) {}
