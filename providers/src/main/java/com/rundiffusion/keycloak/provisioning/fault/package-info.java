/** What is refused (RFC 7644, 3.12), and how much of anything is taken. */
package com.rundiffusion.keycloak.provisioning.fault;
