/** A real Keycloak distribution as a process on loopback, with our jar, themes and realm in place. */
package com.rundiffusion.keycloak.demo.keycloak;
