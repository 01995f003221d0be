/** The end of a session: the apps are told, Microsoft may ask for it, and a link leads to Microsoft's own sign-out. */
package com.rundiffusion.keycloak.signin.logout;
