/** People, groups and lists as they are answered, and what is told of the endpoint. */
package com.rundiffusion.keycloak.provisioning.resource;
