/** Who works on a setup link: the sessions that its secrets have opened. */
package com.rundiffusion.keycloak.setup.session;
