/** The calls about the provisioning of an enterprise, and its tokens. */
package com.rundiffusion.keycloak.operations.admin.provisioning;
