/** What the apps knew people by before: their Firebase uids, each bound once to an Entra object id. */
package com.rundiffusion.keycloak.enterprise.firebase;
