package com.rundiffusion.keycloak.rejection;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.services.messages.Messages;

/**
 * A way by which Keycloak itself leaves a sign-in or a sign-out, as a refusal of ours. Keycloak knows each by the key of its
 * sentence. Those that are not listed are nothing that the person, their company or the app could do anything about.
 *
 * @param key Keycloak's, for the event; {@code other} for what is a text already
 */
public record KeycloakExit(RejectionCode code, String key) {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private static final Map<String, RejectionCode> CODES = Map.ofEntries(
            Map.entry(Messages.COOKIE_NOT_FOUND, RejectionCode.LOGIN_UNKNOWN),
            Map.entry(Messages.EXPIRED_CODE, RejectionCode.LOGIN_UNKNOWN),
            Map.entry(Messages.INVALID_CODE, RejectionCode.LOGIN_UNKNOWN),
            Map.entry(Messages.LOGIN_TIMEOUT, RejectionCode.LOGIN_UNKNOWN),
            Map.entry(Messages.EXPIRED_ACTION_TOKEN_NO_SESSION, RejectionCode.LOGIN_UNKNOWN),
            Map.entry(Messages.SESSION_NOT_ACTIVE, RejectionCode.LOGIN_UNKNOWN),
            Map.entry(Messages.COULD_NOT_SEND_AUTHENTICATION_REQUEST, RejectionCode.LOGIN_UNKNOWN),
            Map.entry(Messages.DIFFERENT_USER_AUTHENTICATED, RejectionCode.PERSON_MISMATCH),
            Map.entry(Messages.ACCOUNT_DISABLED, RejectionCode.ACCOUNT_DISABLED),
            Map.entry(Messages.ACCOUNT_TEMPORARILY_DISABLED, RejectionCode.ACCOUNT_DISABLED),
            Map.entry(Messages.INVALID_USER, RejectionCode.ACCOUNT_DISABLED),
            Map.entry(Messages.MISSING_PARAMETER, RejectionCode.REQUEST_INVALID),
            Map.entry(Messages.INVALID_PARAMETER, RejectionCode.REQUEST_INVALID),
            Map.entry(Messages.INVALID_REQUEST, RejectionCode.REQUEST_INVALID),
            Map.entry(Messages.INVALID_REDIRECT_URI, RejectionCode.REQUEST_INVALID),
            Map.entry(Messages.CLIENT_NOT_FOUND, RejectionCode.REQUEST_INVALID),
            Map.entry(Messages.CLIENT_DISABLED, RejectionCode.REQUEST_INVALID),
            Map.entry(Messages.BEARER_ONLY, RejectionCode.REQUEST_INVALID),
            Map.entry(Messages.UNKNOWN_LOGIN_REQUESTER, RejectionCode.REQUEST_INVALID),
            Map.entry(Messages.LOGIN_REQUESTER_NOT_ENABLED, RejectionCode.REQUEST_INVALID),
            Map.entry(Messages.REGISTRATION_NOT_ALLOWED, RejectionCode.REQUEST_INVALID),
            Map.entry(Messages.RESET_CREDENTIAL_NOT_ALLOWED, RejectionCode.REQUEST_INVALID),
            Map.entry(Messages.DISPLAY_UNSUPPORTED, RejectionCode.REQUEST_INVALID),
            Map.entry(Messages.HTTPS_REQUIRED, RejectionCode.REQUEST_INVALID));

    /** @param message what Keycloak was about to say; {@code null} for nothing */
    public static KeycloakExit of(String message) {
        RejectionCode code = Optional.ofNullable(message).map(CODES::get).orElse(RejectionCode.UNEXPECTED);
        return new KeycloakExit(
                code,
                Optional.ofNullable(message)
                        .filter(text -> KEY.matcher(text).matches())
                        .orElse("other"));
    }
}
