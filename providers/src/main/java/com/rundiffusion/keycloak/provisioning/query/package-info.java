/** Filters and paths: read within limits, named canonically, and what of them an index answers; and what an answer shows. */
package com.rundiffusion.keycloak.provisioning.query;
