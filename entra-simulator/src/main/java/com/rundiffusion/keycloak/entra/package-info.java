/**
 * A simulated Microsoft Entra ID, strict where the real one is: tenants with their users and one enterprise application
 * each, the sign-in pages, the portal page an administrator copies values from, and My Apps. What Entra does beyond SAML
 * is left out; so is single logout.
 */
package com.rundiffusion.keycloak.entra;
