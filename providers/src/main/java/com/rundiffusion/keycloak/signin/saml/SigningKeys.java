package com.rundiffusion.keycloak.signin.saml;

import java.security.PublicKey;
import java.time.Instant;
import java.util.List;

/** The keys of an enterprise's Entra. Keycloak hands them out by the alias. */
public interface SigningKeys {

    /** Those that verify what comes now. */
    List<PublicKey> signingKeys(Instant now);
}
