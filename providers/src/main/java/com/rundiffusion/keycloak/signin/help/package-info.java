/** Help for people whom Microsoft's own page stopped: nothing of that ever reaches the broker endpoint. */
package com.rundiffusion.keycloak.signin.help;
