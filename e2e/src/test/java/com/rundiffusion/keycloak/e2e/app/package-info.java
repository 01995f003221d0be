/** What an app meets: tokens, errors, discovery, logout, and the recipes that it begins with. */
package com.rundiffusion.keycloak.e2e.app;
