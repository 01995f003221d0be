/** Metadata read again where it is due, and the certificates that it names. */
package com.rundiffusion.keycloak.operations.upkeep.metadata;
