package com.rundiffusion.keycloak.signin.saml;

import jakarta.ws.rs.core.Response;

/** What an enterprise's responses are for (SAML 2.0 Metadata, 2.4.4). Keycloak hands it out by the alias. */
public interface AssertionConsumerService {

    /** @param post whatever it holds */
    Response take(SamlPost post);
}
