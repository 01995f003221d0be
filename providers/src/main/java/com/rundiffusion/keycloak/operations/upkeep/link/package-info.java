/** Setup links while nobody is at them: contacts reminded, domains looked at. */
package com.rundiffusion.keycloak.operations.upkeep.link;
