/** Pages as a person sees them. */
package com.rundiffusion.keycloak.testkit.page;
