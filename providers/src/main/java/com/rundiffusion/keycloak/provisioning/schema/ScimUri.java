package com.rundiffusion.keycloak.provisioning.schema;

import java.net.URI;

/** Addresses below the one that a customer has entered in Entra. */
public final class ScimUri {

    private ScimUri() {}

    public static String below(URI base, String path) {
        String text = base.toString();
        return text.endsWith("/") ? text + path : text + "/" + path;
    }
}
