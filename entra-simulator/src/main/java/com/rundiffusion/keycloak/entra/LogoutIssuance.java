package com.rundiffusion.keycloak.entra;

import static com.rundiffusion.keycloak.entra.saml.LogoutField.*;

import com.rundiffusion.keycloak.entra.saml.LogoutDraft;
import com.rundiffusion.keycloak.entra.saml.LogoutRequest;
import com.rundiffusion.keycloak.entra.saml.SamlNames;
import java.time.Duration;
import java.util.UUID;

/** What Entra says of sign-outs, always to the registered Logout URL. */
final class LogoutIssuance {

    private static final Duration LIFETIME = Duration.ofMinutes(60);

    private final EntraTenant tenant;
    private final EnterpriseApplication application;

    LogoutIssuance(EntraTenant tenant) {
        this.tenant = tenant;
        this.application = tenant.application();
    }

    LogoutDraft request(EntraUser user, String sessionIndex) {
        return LogoutDraft.request(application.certificates().signingAt(tenant.now()))
                .with(ID, newId())
                .with(ISSUE_INSTANT, tenant.now())
                .with(DESTINATION, application.logoutUrl().orElse(null))
                .with(NOT_ON_OR_AFTER, tenant.now().plus(LIFETIME))
                .with(ISSUER, tenant.identifier())
                .with(NAME_ID, user.userPrincipalName())
                .with(NAME_ID_FORMAT, SamlNames.EMAIL_ADDRESS)
                .with(SESSION_INDEX, sessionIndex);
    }

    LogoutDraft response(LogoutRequest request) {
        return LogoutDraft.response(application.certificates().signingAt(tenant.now()))
                .with(ID, newId())
                .with(ISSUE_INSTANT, tenant.now())
                .with(DESTINATION, application.logoutUrl().orElse(null))
                .with(IN_RESPONSE_TO, request.id())
                .with(ISSUER, issuer())
                .with(STATUS, SamlNames.SUCCESS)
                .with(RELAY_STATE, request.relayState());
    }

    private String issuer() {
        return switch (application.logoutHabits().issuer()) {
            case LOGIN_HOST -> "https://login.microsoftonline.com/" + tenant.id() + "/";
            case IDENTIFIER -> tenant.identifier();
        };
    }

    private static String newId() {
        return "_" + UUID.randomUUID();
    }
}
