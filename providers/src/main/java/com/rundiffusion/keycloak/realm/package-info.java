/** Settings of the realm: they live in its attributes, importable and visible, not in code. */
package com.rundiffusion.keycloak.realm;
