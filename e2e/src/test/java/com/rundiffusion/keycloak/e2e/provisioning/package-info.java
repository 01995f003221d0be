/** What a customer's Entra sends of its people, and who may send it. */
package com.rundiffusion.keycloak.e2e.provisioning;
