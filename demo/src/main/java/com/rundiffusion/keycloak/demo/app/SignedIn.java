package com.rundiffusion.keycloak.demo.app;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;

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

    /** Whether it is this session, or all sessions of this person, that a token of the broker's names. */
    boolean isOf(LogoutTokenClaimsSet ended) {
        return ended.getSessionID() == null
                ? idClaims.getSubject().equals(ended.getSubject().getValue())
                : ended.getSessionID().getValue().equals(idClaims.getClaim("sid"));
    }

    /** Without the tokens: they are credentials. */
    @Override
    public String toString() {
        return "SignedIn[" + idClaims.getSubject() + " at " + origin + "]";
    }
}
