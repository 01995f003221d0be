package com.rundiffusion.keycloak.demo.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * The app as an OpenID Connect client: authorization code with PKCE, no client secret. Every method may ask the broker for its
 * configuration first, and throws {@link IOException} when the broker does not answer.
 */
final class OpenIdClient {

    private static final Scope SCOPE = new Scope("openid", "profile", "email");

    private final Issuer issuer;
    private final ClientID id;
    private final BackChannel backChannel;
    private Broker broker;

    OpenIdClient(Issuer issuer, ClientID id, BackChannel backChannel) {
        this.issuer = issuer;
        this.id = id;
        this.backChannel = backChannel;
    }

    /** Where the browser goes to sign in. */
    URI signIn(PendingSignIn pending) throws IOException {
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, SCOPE, id, home(pending.origin()))
                .endpointURI(broker().metadata().getAuthorizationEndpointURI())
                .state(pending.state())
                .nonce(pending.nonce())
                .codeChallenge(pending.verifier(), CodeChallengeMethod.S256);
        if (pending.silent()) {
            request.prompt(Prompt.Type.NONE);
        }
        pending.asked().values().forEach(request::customParameter);
        return request.build().toURI();
    }

    /** Where the browser goes to end the session, for this app and every other. */
    URI signOut(SignedIn who) throws IOException {
        URI endpoint = broker().metadata().getEndSessionEndpointURI();
        return new LogoutRequest(endpoint, who.idToken(), null, id, home(who.origin()), null, null).toURI();
    }

    /**
     * @param code null when the answer had none
     * @param answeredBy the {@code iss} of the answer, or null
     */
    SignedIn redeem(AuthorizationCode code, Issuer answeredBy, PendingSignIn pending)
            throws IOException, SignInRefused {
        if (code == null) {
            throw new SignInRefused(OAuth2Error.INVALID_REQUEST_CODE, "The answer held no code.");
        }
        if (answeredBy != null && !answeredBy.equals(issuer)) {
            throw new SignInRefused(OAuth2Error.INVALID_REQUEST_CODE, "The answer came from another issuer.");
        }
        AuthorizationGrant grant = new AuthorizationCodeGrant(code, home(pending.origin()), pending.verifier());
        return signedIn(pending.origin(), tokens(grant), pending.nonce());
    }

    /** Fresh tokens; nothing when the broker refuses, because the session has ended. */
    Optional<SignedIn> refresh(SignedIn who) throws IOException {
        try {
            // No nonce: that belongs to the browser's round trip.
            SignedIn now = signedIn(who.origin(), tokens(new RefreshTokenGrant(who.refreshToken())), null);
            return now.idClaims().getSubject().equals(who.idClaims().getSubject())
                    ? Optional.of(now)
                    : Optional.empty();
        } catch (SignInRefused e) {
            return Optional.empty();
        }
    }

    /** Which session has ended, of a token that the broker posts. */
    LogoutTokenClaimsSet ended(String logoutToken) throws IOException, SignInRefused {
        try {
            return broker().logoutTokens().validate(JWTParser.parse(logoutToken));
        } catch (BadJOSEException | java.text.ParseException e) {
            throw new SignInRefused(OAuth2Error.INVALID_REQUEST_CODE, e.getMessage());
        } catch (JOSEException e) {
            throw new IOException("A logout token cannot be checked", e);
        }
    }

    private OIDCTokens tokens(AuthorizationGrant grant) throws IOException, SignInRefused {
        HTTPResponse response = new TokenRequest.Builder(broker().metadata().getTokenEndpointURI(), id, grant)
                .build()
                .toHTTPRequest()
                .send(backChannel);
        if (response.getStatusCode() >= HTTPResponse.SC_SERVER_ERROR) {
            throw new IOException("Token endpoint: status " + response.getStatusCode());
        }
        try {
            TokenResponse answer = OIDCTokenResponseParser.parse(response);
            if (answer.indicatesSuccess()) {
                return ((OIDCTokenResponse) answer.toSuccessResponse()).getOIDCTokens();
            }
            ErrorObject error = answer.toErrorResponse().getErrorObject();
            throw new SignInRefused(error.getCode(), error.getDescription());
        } catch (ParseException e) {
            throw new IOException("Token endpoint: not a token response", e);
        }
    }

    private SignedIn signedIn(String origin, OIDCTokens tokens, Nonce nonce) throws IOException, SignInRefused {
        if (tokens.getIDToken() == null || tokens.getRefreshToken() == null) {
            throw new SignInRefused(OAuth2Error.SERVER_ERROR_CODE, "The broker sent no ID token or no refresh token.");
        }
        try {
            JWTClaimsSet idClaims =
                    broker().idTokens().validate(tokens.getIDToken(), nonce).toJWTClaimsSet();
            String accessToken = tokens.getAccessToken().getValue();
            return new SignedIn(
                    origin,
                    tokens.getIDToken(),
                    idClaims,
                    accessToken,
                    JWTParser.parse(accessToken).getJWTClaimsSet(),
                    tokens.getRefreshToken());
        } catch (BadJOSEException e) {
            throw new SignInRefused("invalid_id_token", e.getMessage());
        } catch (JOSEException | ParseException | java.text.ParseException e) {
            throw new IOException("Tokens cannot be read", e);
        }
    }

    /** Asked for once and kept; asked for again as long as there is no answer. */
    private synchronized Broker broker() throws IOException {
        if (broker == null) {
            broker = Broker.discover(issuer, id, backChannel);
        }
        return broker;
    }

    private static URI home(String origin) {
        return URI.create(origin + "/");
    }
}
