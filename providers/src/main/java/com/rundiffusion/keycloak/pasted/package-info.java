/** What people paste or type, freed of what got around it on the way, and told for what it is. */
package com.rundiffusion.keycloak.pasted;
