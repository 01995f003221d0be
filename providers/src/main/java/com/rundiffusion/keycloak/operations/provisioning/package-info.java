/** What there is to do about the provisioning of an enterprise. */
package com.rundiffusion.keycloak.operations.provisioning;
