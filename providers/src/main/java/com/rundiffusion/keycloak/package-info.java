/**
 * The enterprise sign-in broker: everything that runs inside Keycloak.
 *
 * <p>Three wings: {@code signin} is one sign-in, there and back; {@code enterprise} is the customer; {@code operations} is what
 * people and clocks do to customers. The first and the last use {@code enterprise} and the rooms on the ground, and do not use
 * each other.
 */
package com.rundiffusion.keycloak;
