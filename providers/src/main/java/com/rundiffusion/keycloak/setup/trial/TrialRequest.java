package com.rundiffusion.keycloak.setup.trial;

import com.rundiffusion.keycloak.enterprise.EntraApplication;
import com.rundiffusion.keycloak.signin.pending.TestRelayState;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import org.keycloak.dom.saml.v2.protocol.AuthnRequestType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.saml.JaxrsSAML2BindingBuilder;
import org.keycloak.saml.SAML2AuthnRequestBuilder;
import org.keycloak.saml.SAML2NameIDPolicyBuilder;
import org.keycloak.saml.common.constants.JBossSAMLURIConstants;
import org.keycloak.saml.common.exceptions.ConfigurationException;
import org.keycloak.saml.common.exceptions.ParsingException;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.saml.processing.api.saml.v2.request.SAML2Request;

/** The AuthnRequest of a test: what a sign-in sends, for an application that need not be stored. */
record TrialRequest(AuthnRequestType request, String loginUrl) {

    /** Entra then sends the NameID that the customer has configured, as at each sign-in. */
    private static final String NAME_ID_AS_CONFIGURED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

    /** @param replyUrl where it is to be answered */
    static TrialRequest to(EntraApplication application, String replyUrl) {
        return new TrialRequest(
                new SAML2AuthnRequestBuilder()
                        .assertionConsumerUrl(replyUrl)
                        .destination(application.loginUrl())
                        .issuer(application.identifier())
                        .forceAuthn(false)
                        .protocolBinding(JBossSAMLURIConstants.SAML_HTTP_POST_BINDING.get())
                        .nameIdPolicy(SAML2NameIDPolicyBuilder.format(NAME_ID_AS_CONFIGURED)
                                .setAllowCreate(Boolean.TRUE))
                        .createAuthnRequest(),
                application.loginUrl());
    }

    String id() {
        return request.getID();
    }

    /** To Entra. */
    Response redirect(KeycloakSession session, TestRelayState state) {
        try {
            return new JaxrsSAML2BindingBuilder(session)
                    .relayState(state.text())
                    .redirectBinding(SAML2Request.convert(request))
                    .request(loginUrl);
        } catch (ConfigurationException | ParsingException | ProcessingException | IOException unwritable) {
            throw new IllegalStateException(
                    "An AuthnRequest could not be written to "
                            + URI.create(loginUrl).getHost(),
                    unwritable);
        }
    }
}
