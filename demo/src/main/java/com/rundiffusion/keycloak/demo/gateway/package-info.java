/**
 * The gateway in front of everything, in Java: the same rule as the production one. A form posted to the Reply URL of an app
 * host goes to Keycloak first, and to Firebase if Keycloak says that it is not ours.
 */
package com.rundiffusion.keycloak.demo.gateway;
