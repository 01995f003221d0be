package com.rundiffusion.keycloak.rejection;

import com.rundiffusion.keycloak.link.HelpLink;
import com.rundiffusion.keycloak.link.SignInLink;
import com.rundiffusion.keycloak.realm.SsoSettings;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;

/** The page of a refusal, in the login theme: {@code theme-resources/templates/rejection.ftl}. */
final class RejectionPage {

    private final KeycloakSession session;

    RejectionPage(KeycloakSession session) {
        this.session = session;
    }

    Response show(Rejection rejection, Reference reference, String enterprise, ClientModel client, Status status) {
        if (client != null) {
            session.getContext().setClient(client);
        }
        LoginFormsProvider page = session.getProvider(LoginFormsProvider.class).setStatus(status);
        attributes(rejection, reference, enterprise, client).forEach(page::setAttribute);
        return page.createForm(Rejections.TEMPLATE);
    }

    /** What the template reads beside Keycloak's own; a value may be {@code null}. */
    Map<String, Object> attributes(Rejection rejection, Reference reference, String enterprise, ClientModel client) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("rejection", new Shown(rejection, reference));
        attributes.put("helpUrl", HelpLink.at(session, client));
        attributes.put("retryUrl", retryUrl(enterprise, client));
        attributes.put(
                "supportEmail",
                new SsoSettings(session.getContext().getRealm()).supportEmail().orElse(null));
        return attributes;
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
            return ShownValue.of(rejection).orElse(null);
        }
    }
}
