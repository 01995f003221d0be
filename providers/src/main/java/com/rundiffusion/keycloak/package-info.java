/**
 * The enterprise sign-in broker: everything that runs inside Keycloak.
 *
 * <p>Floors, ground floor last; a package uses only floors below its own: {@code broker}, {@code replyurl}; {@code
 * login}, {@code saml}; {@code enterprise}, {@code realm}, {@code rejection}; {@code link}.
 */
package com.rundiffusion.keycloak;
