package com.rundiffusion.keycloak.signin.broker;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.SsoSettings;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.rejection.Rejections;
import com.rundiffusion.keycloak.rejection.Wanted;
import com.rundiffusion.keycloak.signin.device.AskAgain;
import com.rundiffusion.keycloak.signin.device.RememberedCompany;
import com.rundiffusion.keycloak.signin.pending.PendingLogin;
import com.rundiffusion.keycloak.signin.saml.EntraAssertion;
import com.rundiffusion.keycloak.signin.saml.SigningKeys;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.broker.provider.IdentityProviderMapper;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.broker.saml.SAMLIdentityProvider;
import org.keycloak.broker.saml.SAMLIdentityProviderFactory;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.metadata.EndpointType;
import org.keycloak.dom.saml.v2.metadata.EntityDescriptorType;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.saml.SPMetadataDescriptor;
import org.keycloak.saml.common.constants.JBossSAMLURIConstants;
import org.keycloak.saml.validators.DestinationValidator;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** One enterprise's Entra: asks it who somebody is, and takes the person it names into the realm. */
final class EntraIdentityProvider extends SAMLIdentityProvider implements SigningKeys {

    /** No address is longer (RFC 5321, 4.5.3.1.3), and Entra refuses a long query string (AADSTS90015). */
    private static final int LONGEST_LOGIN_HINT = 254;

    private final EntraIdentityProviderConfig config;
    private final DestinationValidator destinationValidator;

    /** Of the request that answers a login. */
    private EventBuilder signIn;

    EntraIdentityProvider(
            KeycloakSession session, EntraIdentityProviderConfig config, DestinationValidator destinationValidator) {
        super(session, config, destinationValidator);
        this.config = config;
        this.destinationValidator = destinationValidator;
    }

    /**
     * Keycloak's request, with the Reply URL of the app's own host as the place to answer. Only for a login that the steps of
     * the flow sent here: to everybody who tries names at Keycloak's broker, this enterprise is one that does not exist.
     */
    @Override
    public Response performLogin(AuthenticationRequest request) {
        AuthenticationSessionModel login = request.getAuthenticationSession();
        PendingLogin pending = new PendingLogin(login);
        if (!pending.isAt(config.getAlias())) {
            throw new IdentityBrokerException("No step of the flow chose this identity provider.");
        }
        // It was when the flow chose it; nobody is sent to a Login URL that has come past the checks since.
        if (new EnterpriseDirectory(session)
                .enterprise(config)
                .filter(Enterprise::isActive)
                .isEmpty()) {
            return new Rejections(session)
                    .refuse(
                            RejectionCode.ENTERPRISE_UNAVAILABLE.rejection(Wanted.ACTIVE_ENTERPRISE, null),
                            config.getAlias(),
                            login.getClient());
        }
        if (pending.mustBeRenewed()) {
            config.demandRenewal();
        }
        Response redirect = super.performLogin(new AuthenticationRequest(
                request.getSession(),
                request.getRealm(),
                login,
                request.getHttpRequest(),
                request.getUriInfo(),
                request.getState(),
                new SsoSettings(request.getRealm()).replyUrls().forRedirectUri(login.getRedirectUri())));
        pending.sentAt(KeycloakClock.now());
        return withLoginHint(redirect, pending.hint());
    }

    private static Response withLoginHint(Response redirect, Optional<String> loginHint) {
        if (loginHint.filter(hint -> hint.length() <= LONGEST_LOGIN_HINT).isEmpty()) {
            return redirect;
        }
        String parameter = "login_hint=" + URLEncoder.encode(loginHint.get(), StandardCharsets.UTF_8);
        String location = redirect.getHeaderString(HttpHeaders.LOCATION);
        return Response.fromResponse(redirect)
                .location(URI.create(location + (location.contains("?") ? "&" : "?") + parameter))
                .build();
    }

    @Override
    public Object callback(RealmModel realm, AuthenticationCallback callback, EventBuilder event) {
        signIn = event;
        return new EntraEndpoint(session, this, destinationValidator, callback, event).open();
    }

    /** What a customer's Entra app holds; Keycloak's own would name the broker endpoint as the place to answer. */
    @Override
    protected EntityDescriptorType getEntityDescriptor(UriInfo uriInfo, RealmModel realm, String format) {
        List<EndpointType> replyUrls = new SsoSettings(realm)
                .replyUrls().all().stream()
                        .map(url -> new EndpointType(
                                JBossSAMLURIConstants.SAML_HTTP_POST_BINDING.getUri(), URI.create(url)))
                        .toList();
        return SPMetadataDescriptor.buildSPDescriptor(
                replyUrls,
                List.of(),
                false,
                true,
                false,
                config.identifier(),
                config.getNameIDPolicyFormat(),
                List.of(),
                List.of());
    }

    @Override
    public List<PublicKey> signingKeys(Instant now) {
        return StreamSupport.stream(config.trustedKeys(now).spliterator(), false)
                .map(PublicKey.class::cast)
                .toList();
    }

    /** Mappers made for Keycloak's own SAML provider work here as well. */
    @Override
    public boolean isMapperSupported(IdentityProviderMapper mapper) {
        return super.isMapperSupported(mapper)
                || Arrays.asList(mapper.getCompatibleProviders()).contains(SAMLIdentityProviderFactory.PROVIDER_ID);
    }

    @Override
    public EntraIdentityProviderConfig getConfig() {
        return config;
    }

    @Override
    public void preprocessFederatedIdentity(
            KeycloakSession session, RealmModel realm, BrokeredIdentityContext context) {
        person(context).describeTo(context);
    }

    /** Runs at the first and at every later sign-in. */
    @Override
    public void updateBrokeredUser(
            KeycloakSession session, RealmModel realm, UserModel user, BrokeredIdentityContext context) {
        person(context).writeTo(user);
        Admission.heldIn(context)
                .ifPresent(held -> new SignInRoles(session, config, assertion(context)).give(held, user, signIn));
        CachedMembership.of(user, session, config.getOrganizationId());
    }

    @Override
    public void authenticationFinished(AuthenticationSessionModel login, BrokeredIdentityContext context) {
        super.authenticationFinished(login, context);
        assertion(context)
                .authnInstant()
                .ifPresent(instant -> login.setClientNote(
                        AuthenticationManager.AUTH_TIME_BROKER, String.valueOf(instant.getEpochSecond())));
        new RememberedCompany(session).write(config.getAlias());
        // Its cookie does not come along with a form that another site posts.
        if (new PendingLogin(login).isRenewedAfterSignOut()) {
            AskAgain.isDone(session);
        }
    }

    private BrokeredPerson person(BrokeredIdentityContext context) {
        return new BrokeredPerson(assertion(context), session, config);
    }

    static EntraAssertion assertion(BrokeredIdentityContext context) {
        return new EntraAssertion((AssertionType) context.getContextData().get(SAMLEndpoint.SAML_ASSERTION));
    }
}
