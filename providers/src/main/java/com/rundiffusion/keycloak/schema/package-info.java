/** The tables of our own, beside Keycloak's. */
package com.rundiffusion.keycloak.schema;
