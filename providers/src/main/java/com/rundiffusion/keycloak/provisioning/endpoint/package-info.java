/** Where SCIM comes in and goes out: who asks, how often, for what, and what is answered. */
package com.rundiffusion.keycloak.provisioning.endpoint;
