/**
 * The two sample apps: OpenID Connect relying parties whose server keeps the tokens, as the real apps would. Everything that
 * speaks the protocol is in {@link com.rundiffusion.keycloak.demo.app.OpenIdClient} and uses a standard library.
 */
package com.rundiffusion.keycloak.demo.app;
