/** A request of SCIM that was let in, what can be done by one, and what comes of it. */
package com.rundiffusion.keycloak.provisioning.call;
