/**
 * The enterprise sign-in broker: everything that runs inside Keycloak.
 *
 * <p>Five wings: {@code signin} is one sign-in, there and back; {@code enterprise} is the customer; {@code operations} is what
 * people and clocks do to customers; {@code setup} is a customer that connects itself; {@code provisioning} is a customer's
 * people, who come and go by SCIM. All use {@code enterprise} and the rooms on the ground. The last two use the others as well,
 * and not each other, as {@code signin} and {@code operations} do not.
 */
package com.rundiffusion.keycloak;
