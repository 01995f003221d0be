/** The adversarial cases: each sends one answer that differs from a good, freshly signed one in one thing. */
package com.rundiffusion.keycloak.e2e.security;
