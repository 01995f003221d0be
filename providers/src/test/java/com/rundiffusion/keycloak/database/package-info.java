/** A database below tests that need rows and no server. */
package com.rundiffusion.keycloak.database;
