/** What a response says and whether we believe it: pure functions, the clock passed in. */
package com.rundiffusion.keycloak.signin.saml;
