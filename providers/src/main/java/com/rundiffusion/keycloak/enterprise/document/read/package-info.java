/** What a document says of an enterprise: read, freed and screened; nothing is judged yet. */
package com.rundiffusion.keycloak.enterprise.document.read;
