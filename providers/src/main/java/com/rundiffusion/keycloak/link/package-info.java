/** The sign-in link that customers and apps know. */
package com.rundiffusion.keycloak.link;
