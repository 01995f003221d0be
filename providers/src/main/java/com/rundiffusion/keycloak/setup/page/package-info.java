/** The pages of a setup link. */
package com.rundiffusion.keycloak.setup.page;
