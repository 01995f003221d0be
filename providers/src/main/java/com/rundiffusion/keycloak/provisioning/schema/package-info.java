/** What SCIM calls things (RFC 7643): schemas, attributes and their names, and how a value that came is read. */
package com.rundiffusion.keycloak.provisioning.schema;
