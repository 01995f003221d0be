/** The one vocabulary of refusals: event, log line and page all speak from it. */
package com.rundiffusion.keycloak.rejection;
