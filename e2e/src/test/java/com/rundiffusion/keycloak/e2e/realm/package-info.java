/** The realm file: it imports as it is, twice without a change, and survives an export. */
package com.rundiffusion.keycloak.e2e.realm;
