/** Admin events of what no administrator did. */
package com.rundiffusion.keycloak.event;
