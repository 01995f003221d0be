/** Customers from connected to gone: the admin REST, moving from Firebase, and what apps ask meanwhile. */
package com.rundiffusion.keycloak.e2e.enterprise;
