/**
 * The provisioning service of the simulated Entra: a SCIM client with Entra's habits. It reads a tenant through {@link
 * com.rundiffusion.keycloak.entra.provisioning.SourceDirectory}, sends what has changed when somebody lets a cycle run, and has
 * no thread of its own.
 */
package com.rundiffusion.keycloak.entra.provisioning;
