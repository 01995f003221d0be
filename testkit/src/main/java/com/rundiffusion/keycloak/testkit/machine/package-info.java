/** What tests and benchmark need of the machine: found, else installed, else asked for in one sentence. */
package com.rundiffusion.keycloak.testkit.machine;
