/** Whose a domain is: what the DNS and Microsoft say of it, what of that has been proven, and which are nobody's own. */
package com.rundiffusion.keycloak.enterprise.domain;
