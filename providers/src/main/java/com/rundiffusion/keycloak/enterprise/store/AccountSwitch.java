package com.rundiffusion.keycloak.enterprise.store;

import com.rundiffusion.keycloak.session.SessionEnd;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Switches a person's account off and on again, as the enterprise's provisioning says. */
public final class AccountSwitch {

    private final KeycloakSession session;
    private final UserModel user;

    /** @param user that may be written to, of {@code StoredAccounts} */
    public AccountSwitch(KeycloakSession session, UserModel user) {
        this.session = session;
        this.user = user;
    }

    /** The person is out: no sign-in, no token, and every session ends in this transaction, whoever has switched the account off. */
    public void off() {
        if (user.isEnabled()) {
            user.setEnabled(false);
        }
        SessionEnd.of(session, user);
    }

    public void on() {
        if (!user.isEnabled()) {
            user.setEnabled(true);
        }
    }
}
