/** A person's way through the production host names: the running stack, a browser or a script on it, and what came of it. */
package com.rundiffusion.keycloak.testkit.journey;
