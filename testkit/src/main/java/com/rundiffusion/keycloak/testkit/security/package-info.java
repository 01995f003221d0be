/** Answers that cost more to read than to send. */
package com.rundiffusion.keycloak.testkit.security;
