/** The calls about setup links. */
package com.rundiffusion.keycloak.operations.admin.setup;
