/** The steps of the browser flow: which enterprise, which session, and the page that asks. */
package com.rundiffusion.keycloak.signin.steps;
