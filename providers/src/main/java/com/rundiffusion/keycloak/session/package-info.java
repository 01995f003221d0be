/** The sessions of people: when Keycloak writes them to its database, and how all of somebody's end. */
package com.rundiffusion.keycloak.session;
