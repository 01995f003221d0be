/** What every answer of the realm tells the browser, where Keycloak's own settings do not reach. */
package com.rundiffusion.keycloak.headers;
