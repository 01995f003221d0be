/** A login that is under way, as the browser's session knows it. */
package com.rundiffusion.keycloak.signin.pending;
