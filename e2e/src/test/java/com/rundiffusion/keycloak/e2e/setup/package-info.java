/** A customer connects itself, by the pages of a setup link. */
package com.rundiffusion.keycloak.e2e.setup;
