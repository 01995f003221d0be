/** Customers: the admin REST as operators use it, documents of as many companies as one likes, and the servers around them. */
package com.rundiffusion.keycloak.testkit.enterprise;
