package com.rundiffusion.keycloak.signin.saml;

import jakarta.ws.rs.core.Response;

/** What an enterprise's responses are for (SAML 2.0 Metadata, 2.4.4). Keycloak hands it out by the alias. */
public interface AssertionConsumerService {

    /** @param body the form of the HTTP-POST binding as it came, whatever it is */
    Response post(byte[] body);
}
