/** Figures beside stock Keycloak's, taken in one run on one server. */
package com.rundiffusion.keycloak.benchmark;
