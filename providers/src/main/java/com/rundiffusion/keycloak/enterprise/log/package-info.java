/** What happened at the doors of enterprises, as long as it is kept. */
package com.rundiffusion.keycloak.enterprise.log;
