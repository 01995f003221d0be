/** What is written down of enterprises: promises finished, rows caught up with, sign-ins counted and forgotten. */
package com.rundiffusion.keycloak.operations.upkeep.record;
