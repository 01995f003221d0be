/** What needs Keycloak as the image has it, on a real PostgreSQL: {@link com.rundiffusion.keycloak.e2e.OnTwoNodesTest} runs it. */
package com.rundiffusion.keycloak.e2e.nodes;
