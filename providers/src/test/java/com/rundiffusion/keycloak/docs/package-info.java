/** What the project's documents promise about themselves: links that lead somewhere, pictures, tests and values that are there. */
package com.rundiffusion.keycloak.docs;
