package com.rundiffusion.keycloak.signin.steps;

import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What the page that asks for the address has to say first. Kept until the person answers: a reload, the back button and
 * another language show it again.
 */
final class PageMessage {

    private static final String MESSAGE = "sso.notice";
    private static final String TYPED = "sso.typed";

    /** The page's own field takes no more. */
    private static final int LONGEST = 254;

    private final AuthenticationSessionModel login;

    PageMessage(AuthenticationFlowContext context) {
        this.login = context.getAuthenticationSession();
    }

    /** @param message key of a sentence */
    void leave(String message) {
        login.setAuthNote(MESSAGE, message);
    }

    /** @param typed what the person had written, to be corrected */
    void leave(String message, String typed) {
        leave(message);
        correct(typed);
    }

    /** The same without a sentence, when it is the person who wants to correct it. */
    void correct(String typed) {
        login.setAuthNote(TYPED, typed == null || typed.length() > LONGEST ? "" : typed);
    }

    void clear() {
        login.removeAuthNote(MESSAGE);
        login.removeAuthNote(TYPED);
    }

    Optional<String> message() {
        return Optional.ofNullable(login.getAuthNote(MESSAGE));
    }

    Optional<String> typed() {
        return Optional.ofNullable(login.getAuthNote(TYPED));
    }
}
