/** Sign-ins that a node goes through by itself before it opens its port, so that nobody else has to wait for code that is cold. */
package com.rundiffusion.keycloak.signin.warmup;
