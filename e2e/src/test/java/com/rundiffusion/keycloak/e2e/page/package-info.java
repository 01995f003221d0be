/** Pages as a person sees them. */
package com.rundiffusion.keycloak.e2e.page;
