/** The production shape: the gateway's own configuration in a real nginx, a real PostgreSQL, the compose file. */
package com.rundiffusion.keycloak.e2e.production;
