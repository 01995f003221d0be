/** The trial of a setup: a sign-in at the customer's Entra that is judged as every other, and of which nothing comes. */
package com.rundiffusion.keycloak.setup.trial;
