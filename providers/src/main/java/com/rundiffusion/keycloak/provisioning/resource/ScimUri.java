package com.rundiffusion.keycloak.provisioning.resource;

import java.net.URI;

/** Addresses below the one that a customer has entered in Entra. */
final class ScimUri {

    private ScimUri() {}

    static String below(URI base, String path) {
        String text = base.toString();
        return text.endsWith("/") ? text + path : text + "/" + path;
    }
}
