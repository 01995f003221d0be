/** The {@code entra-saml} identity provider: one login, there and back. */
package com.rundiffusion.keycloak.signin.broker;
