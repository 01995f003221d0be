/** Customers and people of Firebase, until the last of them has moved. */
package com.rundiffusion.keycloak.operations.migration;
