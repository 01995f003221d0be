/** A piece of background work: in one realm, in a transaction of its own, as the options say. */
package com.rundiffusion.keycloak.operations.upkeep.job;
