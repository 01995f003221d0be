/** The body of a request: its encoding, its JSON, and the documents in it. */
package com.rundiffusion.keycloak.body;
