/** What happens by itself: the clock, its rounds, and the numbers that monitoring sees. */
package com.rundiffusion.keycloak.operations.upkeep;
