/** Journeys of people on the production host names: in Chromium where a page is the subject, else by HTTP on the same way. */
package com.rundiffusion.keycloak.e2e.journey;
