/** What others test an endpoint of SCIM with, replayed or run, and the document of what came of it. */
package com.rundiffusion.keycloak.e2e.provisioning.conformance;
