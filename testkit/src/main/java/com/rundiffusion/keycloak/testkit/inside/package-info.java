/** What tests have inside the Keycloak that they run against. */
package com.rundiffusion.keycloak.testkit.inside;
