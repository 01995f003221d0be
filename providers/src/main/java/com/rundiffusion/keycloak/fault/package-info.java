/** What is wrong with a document: stable codes, what came, what was wanted and how to mend it; and how much one may hold. */
package com.rundiffusion.keycloak.fault;
