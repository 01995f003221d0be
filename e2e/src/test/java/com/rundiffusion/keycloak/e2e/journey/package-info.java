/** Journeys of people, in a real browser on the production host names. */
package com.rundiffusion.keycloak.e2e.journey;
