/** Whose a domain is: what the DNS and Microsoft say of it, and what of that has been proven. */
package com.rundiffusion.keycloak.enterprise.domain;
