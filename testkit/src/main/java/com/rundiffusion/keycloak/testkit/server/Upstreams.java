package com.rundiffusion.keycloak.testkit.server;

/**
 * Where the gateway finds whom it speaks for, each {@code scheme://127.0.0.1:port}. Firebase may be {@code https}, with
 * the gateway's own identity; the others are {@code http}.
 */
public record Upstreams(String keycloak, String firebase, String rundiffusionApp, String runnitApp) {}
