/**
 * A simulated Microsoft Entra ID, strict where the real one is: tenants with their users and one enterprise application
 * each, the sign-in pages, the portal page an administrator copies values from, and My Apps. Of what
 * Entra does beyond SAML it has provisioning.
 */
package com.rundiffusion.keycloak.entra;
