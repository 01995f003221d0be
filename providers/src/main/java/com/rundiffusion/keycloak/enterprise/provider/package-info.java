/** A customer as Keycloak has it: one organization with one {@code entra-saml} identity provider of the same alias. */
package com.rundiffusion.keycloak.enterprise.provider;
