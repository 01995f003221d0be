/** The URLs of Entra's portal: what stands in one, and which of an application's values it is. */
package com.rundiffusion.keycloak.enterprise.document.url;
