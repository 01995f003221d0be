/** What the tests need of the machine: found, else installed, else asked for in one sentence. */
package com.rundiffusion.keycloak.e2e.machine;
