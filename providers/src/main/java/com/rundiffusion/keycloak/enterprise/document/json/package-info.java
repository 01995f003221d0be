/** The document of a stored enterprise, in the words of the contract. */
package com.rundiffusion.keycloak.enterprise.document.json;
