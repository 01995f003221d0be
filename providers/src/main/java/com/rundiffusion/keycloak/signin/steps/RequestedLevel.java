package com.rundiffusion.keycloak.signin.steps;

import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.Constants;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The level of authentication that the app insists on: an {@code acr} that is marked as essential. What it only prefers is not
 * looked at.
 */
record RequestedLevel(Optional<Integer> essential) {

    /** Of a sign-in at Entra; a session that was there already counts as 0. */
    static final int HIGHEST = 1;

    static RequestedLevel of(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        boolean insists = Boolean.parseBoolean(login.getClientNote(Constants.FORCE_LEVEL_OF_AUTHENTICATION));
        return new RequestedLevel(Optional.ofNullable(login.getClientNote(Constants.REQUESTED_LEVEL_OF_AUTHENTICATION))
                .filter(level -> insists)
                .map(Integer::valueOf));
    }

    /** To be told: an app that insists must not be answered as if it were met (<em>OpenID Connect Core</em> 5.5.1.1). */
    boolean isOutOfReach() {
        return essential.filter(level -> level > HIGHEST).isPresent();
    }
}
