/** By which tokens a company's Entra provisions people, what it has sent, and how that goes. */
package com.rundiffusion.keycloak.enterprise.provisioning;
