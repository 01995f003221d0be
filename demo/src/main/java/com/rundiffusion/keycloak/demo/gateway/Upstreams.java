package com.rundiffusion.keycloak.demo.gateway;

import java.net.URI;

/**
 * Where the gateway sends what arrives; each a base URI such as {@code http://127.0.0.1:8180}, its path ignored.
 *
 * @param keycloak the sso host, and first say on every form posted to a Reply URL
 * @param firebase what is below {@code /__/} on the app hosts and not ours, and Firebase's own host
 * @param sites the app hosts and the simulated Entra, told apart by their {@code Host} header
 */
public record Upstreams(URI keycloak, URI firebase, URI sites) {}
