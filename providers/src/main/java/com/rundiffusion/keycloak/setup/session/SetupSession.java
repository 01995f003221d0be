package com.rundiffusion.keycloak.setup.session;

/**
 * One browser that works on a setup link.
 *
 * @param linkId of the link
 * @param openingId of its entry among those who opened the link
 * @param token that each form of it carries, so that no other site can send one
 * @param testOnly whether it is a colleague's who does no more than sign in for a test
 */
public record SetupSession(String linkId, long openingId, String token, boolean testOnly) {}
