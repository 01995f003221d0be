/** Enterprises as operations meet them: connected, changed, and looked after in the background. */
package com.rundiffusion.keycloak.e2e.enterprise;
