/** Documents in, enterprises out: the admin REST, bulk and Firebase, and the checks that find a customer's mistake. */
package com.rundiffusion.keycloak.onboarding;
