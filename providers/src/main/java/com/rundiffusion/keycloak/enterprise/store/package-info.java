/** Customers written, under one lock: with their rows, their accounts and what is due for them. */
package com.rundiffusion.keycloak.enterprise.store;
