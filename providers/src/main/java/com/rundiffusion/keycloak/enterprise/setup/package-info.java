/** Links by which a customer connects itself: for whom, for what, until when. */
package com.rundiffusion.keycloak.enterprise.setup;
