/** The people of an enterprise that provisions them or gives them roles: who is who, whichever comes first, and what they may. */
package com.rundiffusion.keycloak.enterprise.person;
