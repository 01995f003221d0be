package com.rundiffusion.keycloak.rejection;

import com.rundiffusion.keycloak.link.SignInLink;
import jakarta.ws.rs.core.Response;
import java.util.Map;
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
                .setAttribute(
                        "rejection",
                        Map.of("code", code.key(), "fixer", code.fixer().key(), "reference", reference.value()))
                .setAttribute("retryUrl", retryUrl(enterprise, client))
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
}
