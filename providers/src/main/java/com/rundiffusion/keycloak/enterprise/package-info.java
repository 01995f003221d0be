/** The customer: who it is, its application in Entra, and what of it is stored. */
package com.rundiffusion.keycloak.enterprise;
