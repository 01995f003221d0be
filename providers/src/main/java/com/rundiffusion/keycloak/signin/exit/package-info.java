/** Where Keycloak itself would end a sign-in on an error page: there it is a refusal of ours. */
package com.rundiffusion.keycloak.signin.exit;
