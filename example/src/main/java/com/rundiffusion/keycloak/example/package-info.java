/** What somebody else adds to the sign-in; {@code README.md} says how it gets there. */
package com.rundiffusion.keycloak.example;
