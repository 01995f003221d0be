package com.rundiffusion.keycloak.login;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.link.SignInLink;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.constants.AdapterConstants;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;

/**
 * The enterprise that the app's authorization request names.
 *
 * @param written the name as it came; it may be empty, unknown or of any length
 */
record RequestedEnterprise(String written) {

    /** Empty when the request names none. Keycloak's own {@code kc_idp_hint} does the same as the link's parameter. */
    static Optional<RequestedEnterprise> of(AuthenticationFlowContext context) {
        return Stream.of(
                        parameter(context, SignInLink.PARAMETER),
                        note(
                                context,
                                AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX
                                        + SignInLink.PARAMETER),
                        note(context, AdapterConstants.KC_IDP_HINT))
                .flatMap(Optional::stream)
                .findFirst()
                .map(String::trim)
                .map(RequestedEnterprise::new);
    }

    boolean isEmpty() {
        return written.isEmpty();
    }

    boolean names(Enterprise enterprise) {
        return enterprise.alias().equalsIgnoreCase(written);
    }

    /** From the request itself: Keycloak keeps no note of a value over its limit, and that one deserves an answer too. */
    private static Optional<String> parameter(AuthenticationFlowContext context, String name) {
        return Optional.ofNullable(context.getUriInfo().getQueryParameters().getFirst(name));
    }

    private static Optional<String> note(AuthenticationFlowContext context, String name) {
        return Optional.ofNullable(context.getAuthenticationSession().getClientNote(name));
    }
}
