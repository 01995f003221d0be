/** The page of a refusal, and what a person can do from it. */
package com.rundiffusion.keycloak.signin.refusal;
