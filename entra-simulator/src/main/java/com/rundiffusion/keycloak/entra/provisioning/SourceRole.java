package com.rundiffusion.keycloak.entra.provisioning;

/** An app role that a user has. */
public record SourceRole(String id, String value, String displayName) {}
