/**
 * The enterprise sign-in broker: everything that runs inside Keycloak.
 *
 * <p>Floors, ground floor last; a package uses only floors below its own: {@code broker}, {@code headers}, {@code help},
 * {@code replyurl}, {@code signin}, {@code upkeep}; {@code login}, {@code onboarding}, {@code saml}; {@code enterprise},
 * {@code firebase}, {@code metadata}, {@code rejection}; {@code link}, {@code pasted}, {@code realm}, {@code schema}, {@code xml}.
 */
package com.rundiffusion.keycloak;
