/** What a PATCH or a body makes of a record, in either of Entra's dialects: pure, whole or not at all. */
package com.rundiffusion.keycloak.provisioning.patch;
