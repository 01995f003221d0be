package com.rundiffusion.keycloak.signin.logout;

import com.rundiffusion.keycloak.enterprise.EntraApplication;
import com.rundiffusion.keycloak.signin.device.SignedOut;
import java.io.IOException;
import java.net.URI;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.dom.saml.v2.protocol.LogoutRequestType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.saml.JaxrsSAML2BindingBuilder;
import org.keycloak.saml.SAML2LogoutRequestBuilder;
import org.keycloak.saml.common.exceptions.ConfigurationException;
import org.keycloak.saml.common.exceptions.ParsingException;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.saml.processing.api.saml.v2.request.SAML2Request;

/**
 * What Entra is asked, unsigned as all that we ask. It holds what the sign-in brought and nothing that Entra has not said: a name of a
 * session that it does not know, it answers with an error.
 */
final class MicrosoftLogoutRequest {

    private final String loginUrl;
    private final LogoutRequestType request;

    MicrosoftLogoutRequest(EntraApplication application, SignedOut.Kept who) {
        loginUrl = application.loginUrl();
        try {
            request = new SAML2LogoutRequestBuilder()
                    .issuer(application.identifier())
                    .nameId(NameIDType.deserializeFromString(who.subject()))
                    .sessionIndex(who.sessionIndex())
                    .destination(loginUrl)
                    .createLogoutRequest();
        } catch (ConfigurationException e) {
            throw new IllegalStateException("No request can be made here", e);
        }
    }

    String id() {
        return request.getID();
    }

    /** @param state comes back with the answer, where the customer has registered our Logout URL */
    URI to(KeycloakSession session, String state) {
        try {
            return new JaxrsSAML2BindingBuilder(session)
                    .relayState(state)
                    .redirectBinding(SAML2Request.convert(request))
                    .requestURI(loginUrl);
        } catch (ConfigurationException | ParsingException | ProcessingException | IOException e) {
            throw new IllegalStateException("The request cannot be written", e);
        }
    }
}
