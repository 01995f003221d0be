package com.rundiffusion.keycloak.signin.logout;

import com.rundiffusion.keycloak.link.EntraLogoutLink;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.SsoSettings;
import com.rundiffusion.keycloak.signin.device.SignedOut;
import com.rundiffusion.keycloak.signin.saml.LogoutChecks;
import com.rundiffusion.keycloak.signin.saml.LogoutMessage;
import com.rundiffusion.keycloak.signin.saml.RedirectQuery;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.util.LocaleUtil;

/**
 * Takes whoever comes back from Microsoft's sign-out home to the app that they came from. Who comes from elsewhere, or so late that
 * nobody knows from which, is told that they are signed out: no session ends by it.
 */
final class WayBack {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final SignedOut device;

    WayBack(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.device = new SignedOut(session);
    }

    Response of(RedirectQuery answer) {
        return device.read()
                .filter(kept -> isAnswered(kept, answer))
                .flatMap(kept -> new AppHome(realm).of(kept.client()))
                .map(home -> {
                    device.forget();
                    return Response.seeOther(home).build();
                })
                .orElseGet(this::signedOut);
    }

    private boolean isAnswered(SignedOut.Kept kept, RedirectQuery answer) {
        Instant now = KeycloakClock.now();
        Optional<LogoutMessage> message = answer.message();
        return kept.state() != null
                && answer.relayState().filter(kept.state()::equals).isPresent()
                && message.filter(LogoutMessage::isSuccess)
                        .filter(said -> said.inResponseTo().equals(kept.request()))
                        .flatMap(said -> Sender.of(said, session, now))
                        .filter(sender -> sender.alias().equals(kept.company()))
                        .filter(sender -> checks(answer, message.get(), now)
                                .fault(sender.keys())
                                .isEmpty())
                        .isPresent();
    }

    private LogoutChecks checks(RedirectQuery answer, LogoutMessage message, Instant now) {
        return new LogoutChecks(
                answer, message, EntraLogoutLink.at(session).toString(), new SsoSettings(realm).clockSkew(), now);
    }

    private Response signedOut() {
        LocaleUtil.processLocaleParam(session, realm, null);
        return session.getProvider(LoginFormsProvider.class)
                .setSuccess(Messages.SUCCESS_LOGOUT)
                .createInfoPage();
    }
}
