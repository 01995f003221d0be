/** What somebody else adds to the sign-in: {@code docs/extending.md} explains it. */
package com.rundiffusion.keycloak.example;
