/** What happens by itself: metadata read again, notices before certificates and plans end, plans that end. */
package com.rundiffusion.keycloak.operations.upkeep;
