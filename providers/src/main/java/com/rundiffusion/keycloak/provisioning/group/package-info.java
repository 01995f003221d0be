/** The groups of an enterprise as its Entra provisions them. */
package com.rundiffusion.keycloak.provisioning.group;
