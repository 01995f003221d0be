/** What a sign-in costs, in counts: no time is asserted. */
package com.rundiffusion.keycloak.e2e.cost;
