/** Servers and clients of one machine: ports to listen on, and the client that talks to them. */
package com.rundiffusion.keycloak.loopback;
