/** The end of a session that Microsoft asks for, and the way to Microsoft's own sign-out. */
package com.rundiffusion.keycloak.signin.logout;
