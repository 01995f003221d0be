/** What every sign-in would ask the database for, and hardly ever changes: kept in Keycloak's own caches. */
package com.rundiffusion.keycloak.cache;
