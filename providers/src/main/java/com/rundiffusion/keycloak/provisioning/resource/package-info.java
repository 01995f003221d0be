/** What SCIM speaks of: its attributes and names, people and groups as they are answered, what is refused and how much is taken. */
package com.rundiffusion.keycloak.provisioning.resource;
