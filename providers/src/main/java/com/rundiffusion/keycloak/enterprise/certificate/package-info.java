/** A signing certificate: read from what people paste, and judged by its strength. */
package com.rundiffusion.keycloak.enterprise.certificate;
