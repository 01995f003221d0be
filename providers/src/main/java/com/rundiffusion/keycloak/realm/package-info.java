/** The realm: its settings, which live in its attributes, importable and visible, not in code, and the shape of its resources. */
package com.rundiffusion.keycloak.realm;
