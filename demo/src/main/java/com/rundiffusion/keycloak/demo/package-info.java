/** The whole journey on one machine: Keycloak, gateway, a simulated Entra, a stand-in for Firebase and two sample apps. */
package com.rundiffusion.keycloak.demo;
