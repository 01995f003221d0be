package com.rundiffusion.keycloak.demo.app;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.token.RefreshToken;

/**
 * Someone signed in, in one browser, on one app host. The tokens never leave the app's server.
 *
 * @param origin the app host
 * @param accessClaims what the access token says; read, not verified: it is meant for other servers
 */
public record SignedIn(
        String origin,
        JWT idToken,
        JWTClaimsSet idClaims,
        String accessToken,
        JWTClaimsSet accessClaims,
        RefreshToken refreshToken) {

    /** Without the tokens: they are credentials. */
    @Override
    public String toString() {
        return "SignedIn[" + idClaims.getSubject() + " at " + origin + "]";
    }
}
