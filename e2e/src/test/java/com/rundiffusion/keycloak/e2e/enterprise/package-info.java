/** Connecting customers: the enterprises' admin REST, and what it makes of the people who sign in. */
package com.rundiffusion.keycloak.e2e.enterprise;
