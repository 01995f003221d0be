/** When what Keycloak keeps of a session is written to its database. */
package com.rundiffusion.keycloak.session;
