package com.rundiffusion.keycloak.link;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;

/** {@code https://app.rundiffusion.com/?autoLoginSsoProvider=<alias>}: starts a sign-in at an enterprise's Entra. */
public final class SignInLink {

    /** Name of the parameter in the link, and of the one that apps add to their authorization request. */
    public static final String PARAMETER = "autoLoginSsoProvider";

    private SignInLink() {}

    /** @param app the app's URL */
    public static URI at(String app, String alias) {
        return UriBuilder.fromUri(app).queryParam(PARAMETER, alias).build();
    }
}
