package com.rundiffusion.keycloak.rejection;

import com.rundiffusion.keycloak.link.HelpLink;
import com.rundiffusion.keycloak.link.SignInLink;
import com.rundiffusion.keycloak.realm.SsoSettings;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;

/** The page of a refusal, in the login theme: {@code theme-resources/templates/rejection.ftl}. */
final class RejectionPage {

    private static final String TEMPLATE = "rejection.ftl";

    private final KeycloakSession session;

    RejectionPage(KeycloakSession session) {
        this.session = session;
    }

    Response show(Rejection rejection, Reference reference, String enterprise, ClientModel client) {
        RejectionCode code = rejection.code();
        if (client != null) {
            session.getContext().setClient(client);
        }
        return session.getProvider(LoginFormsProvider.class)
                .setStatus(code.status())
                .setAttribute("rejection", new Shown(rejection, reference))
                .setAttribute("helpUrl", HelpLink.at(session, client))
                .setAttribute("retryUrl", retryUrl(enterprise, client))
                .setAttribute(
                        "supportEmail",
                        new SsoSettings(session.getContext().getRealm())
                                .supportEmail()
                                .orElse(null))
                .createForm(TEMPLATE);
    }

    /** The app's own sign-in link: a new, clean start. */
    private static String retryUrl(String enterprise, ClientModel client) {
        if (client == null || client.getBaseUrl() == null || client.getBaseUrl().isBlank()) {
            return null;
        }
        return enterprise == null
                ? client.getBaseUrl()
                : SignInLink.at(client.getBaseUrl(), enterprise).toString();
    }

    /** What the template reads; an accessor that gives {@code null} is a part that the page leaves out. */
    public record Shown(Rejection rejection, Reference referenceCode) {

        // Whoever makes a victim's browser post something could write to them by it.
        private static final Pattern ONE_WORD = Pattern.compile("\\S+");

        public String getCode() {
            return rejection.code().key();
        }

        public String getFixer() {
            return rejection.code().fixer().key();
        }

        public String getReference() {
            return referenceCode.value();
        }

        public String getSetting() {
            return rejection.code().setting().map(EntraSetting::key).orElse(null);
        }

        public String getExpected() {
            return rejection.expected();
        }

        /** Only a value: prose from outside would be shown as if it were ours. */
        public String getActual() {
            return Optional.ofNullable(rejection.actual())
                    .filter(value -> ONE_WORD.matcher(value).matches())
                    .orElse(null);
        }
    }
}
