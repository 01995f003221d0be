/** What stands where Firebase's servers are in production. */
package com.rundiffusion.keycloak.demo.firebase;
