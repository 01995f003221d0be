package com.rundiffusion.keycloak.entra;

/**
 * A role that an application offers.
 *
 * @param value what the assertion says; {@code null} for one that is never said
 */
public record AppRole(String id, String value, String displayName) {}
