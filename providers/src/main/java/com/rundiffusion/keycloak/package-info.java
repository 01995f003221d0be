/**
 * Enterprise sign-in broker. The rooms below this package and which of them may use which are listed in {@code
 * docs/architecture.md}; a test holds the rule.
 */
package com.rundiffusion.keycloak;
