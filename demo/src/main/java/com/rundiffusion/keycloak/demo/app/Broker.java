package com.rundiffusion.keycloak.demo.app;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderConfigurationRequest;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** What the broker says of itself, and how its tokens are checked. */
record Broker(OIDCProviderMetadata metadata, IDTokenValidator idTokens, LogoutTokenValidator logoutTokens) {

    static Broker discover(Issuer issuer, ClientID client, BackChannel backChannel) throws IOException {
        HTTPResponse response =
                new OIDCProviderConfigurationRequest(issuer).toHTTPRequest().send(backChannel);
        if (!response.indicatesSuccess()) {
            throw new IOException("No OpenID configuration: status " + response.getStatusCode());
        }
        try {
            OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(response.getBodyAsJSONObject());
            if (!issuer.equals(metadata.getIssuer())) {
                throw new IOException("Issuer is " + metadata.getIssuer() + " instead of " + issuer);
            }
            JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                            metadata.getJWKSetURI().toURL(), backChannel)
                    .build();
            // Public keys only: with a shared-secret algorithm anyone who knows the key set could sign.
            Set<JWSAlgorithm> algorithms = new HashSet<>(metadata.getIDTokenJWSAlgs());
            algorithms.retainAll(JWSAlgorithm.Family.SIGNATURE);
            JWSKeySelector<SecurityContext> signatures = new JWSVerificationKeySelector<>(algorithms, keys);
            return new Broker(
                    metadata,
                    new IDTokenValidator(issuer, client, signatures, null),
                    new LogoutTokenValidator(issuer, client, true, signatures, null));
        } catch (ParseException e) {
            throw new IOException("Not an OpenID configuration", e);
        }
    }
}
