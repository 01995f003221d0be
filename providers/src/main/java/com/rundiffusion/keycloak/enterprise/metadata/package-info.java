/** The federation metadata of a customer's Entra application: fetched safely, and read. */
package com.rundiffusion.keycloak.enterprise.metadata;
