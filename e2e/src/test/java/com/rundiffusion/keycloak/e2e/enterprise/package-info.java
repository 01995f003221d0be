/** Customers from connected to gone: the admin REST, moving from Firebase, and what happens by itself. */
package com.rundiffusion.keycloak.e2e.enterprise;
