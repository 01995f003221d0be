/** Documents in, enterprises out: each is judged, then stored with its admin event. */
package com.rundiffusion.keycloak.operations.onboarding;
