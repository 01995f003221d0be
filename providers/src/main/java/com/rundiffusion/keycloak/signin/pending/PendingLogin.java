package com.rundiffusion.keycloak.signin.pending;

import com.rundiffusion.keycloak.pasted.EmailAddress;
import com.rundiffusion.keycloak.pasted.PastedText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/**
 * What this browser was sent to Entra for. Kept in client notes of the authentication session: those outlive a restart
 * of the flow.
 */
public final class PendingLogin {

    private static final String ENTERPRISE = "sso.enterprise";
    private static final String HINT = "sso.loginHint";
    private static final String RENEW = "sso.renew";
    private static final String AFTER_SIGN_OUT = "sso.afterSignOut";
    private static final String RENEWAL_ASKED_AT = "sso.renewalAskedAt";

    private final AuthenticationSessionModel login;

    public PendingLogin(AuthenticationSessionModel login) {
        this.login = login;
    }

    /** The steps of the flow chose this enterprise; no other Entra is asked. */
    public void sendTo(String alias) {
        login.setClientNote(ENTERPRISE, alias);
    }

    /** Whom Entra is to expect: what the person typed here, over what the app had said. */
    public void hint(String address) {
        login.setClientNote(HINT, address);
    }

    public Optional<String> hint() {
        return Optional.ofNullable(login.getClientNote(HINT))
                .or(() -> Optional.ofNullable(login.getClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM)))
                .flatMap(PastedText::word)
                .map(hint -> EmailAddress.typed(hint).map(EmailAddress::text).orElse(hint));
    }

    /** Notes that the AuthnRequest goes out now. */
    public void sentAt(Instant now) {
        if (mustBeRenewed()) {
            login.setClientNote(RENEWAL_ASKED_AT, String.valueOf(now.getEpochSecond()));
        } else {
            login.removeClientNote(RENEWAL_ASKED_AT);
        }
    }

    /** The alias of the enterprise whose Entra was asked. */
    public Optional<String> enterprise() {
        return Optional.ofNullable(login.getClientNote(ENTERPRISE));
    }

    public boolean isAt(String alias) {
        return enterprise().filter(alias::equals).isPresent();
    }

    /** The id of the last AuthnRequest; noted by Keycloak when it sends one. */
    public String requestId() {
        return login.getClientNote(SamlProtocol.SAML_REQUEST_ID_BROKER);
    }

    /** The next AuthnRequest must make the person prove again who they are. */
    public void renew() {
        login.setClientNote(RENEW, "true");
    }

    /** The same, because somebody has signed out on this device. */
    public void renewAfterSignOut() {
        renew();
        login.setClientNote(AFTER_SIGN_OUT, "true");
    }

    public boolean isRenewedAfterSignOut() {
        return Boolean.parseBoolean(login.getClientNote(AFTER_SIGN_OUT));
    }

    /** Whether Entra's own session is not enough: {@code prompt=login}, or a {@code max_age} that has run out. */
    public boolean mustBeRenewed() {
        String prompt = login.getClientNote(OIDCLoginProtocol.PROMPT_PARAM);
        return Boolean.parseBoolean(login.getClientNote(RENEW))
                || TokenUtil.hasPrompt(prompt, OIDCLoginProtocol.PROMPT_VALUE_LOGIN);
    }

    /** When the person was asked to prove again who they are; empty when Entra's session was enough. */
    public Optional<Instant> renewalAskedAt() {
        return seconds(RENEWAL_ASKED_AT).map(Instant::ofEpochSecond);
    }

    /** How old the proof may be, if the app said so ({@code max_age}). */
    public Optional<Duration> maxAge() {
        return seconds(OIDCLoginProtocol.MAX_AGE_PARAM).map(Duration::ofSeconds);
    }

    private Optional<Long> seconds(String note) {
        return Optional.ofNullable(login.getClientNote(note)).map(Long::valueOf);
    }
}
