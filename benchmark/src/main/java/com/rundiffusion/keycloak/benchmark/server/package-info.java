/** What a server costs, read from outside of it. */
package com.rundiffusion.keycloak.benchmark.server;
