/** The people of an enterprise as its Entra provisions them. */
package com.rundiffusion.keycloak.provisioning.people;
