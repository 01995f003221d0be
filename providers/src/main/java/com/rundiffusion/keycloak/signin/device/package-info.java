/** What a device keeps between two sign-ins, in cookies of this realm. */
package com.rundiffusion.keycloak.signin.device;
