/** What changes what somebody may do: how it is told, and the roles that follow from it. */
package com.rundiffusion.keycloak.provisioning.access;
