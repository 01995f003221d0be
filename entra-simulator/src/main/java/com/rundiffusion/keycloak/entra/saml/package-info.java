/** The SAML that Entra ID speaks: what it reads, what it refuses, and what it writes, down to the order of attributes. */
package com.rundiffusion.keycloak.entra.saml;
