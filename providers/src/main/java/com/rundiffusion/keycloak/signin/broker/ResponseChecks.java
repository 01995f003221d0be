package com.rundiffusion.keycloak.signin.broker;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.pasted.EmailAddress;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.SsoSettings;
import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.rejection.Rejections;
import com.rundiffusion.keycloak.rejection.Wanted;
import com.rundiffusion.keycloak.signin.pending.PendingLogin;
import com.rundiffusion.keycloak.signin.saml.AssertionChecks;
import com.rundiffusion.keycloak.signin.saml.EntraAssertion;
import com.rundiffusion.keycloak.signin.saml.Expectation;
import com.rundiffusion.keycloak.signin.saml.ResponseEnvelope;
import com.rundiffusion.keycloak.signin.saml.SamlPost;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.dom.saml.v2.protocol.ResponseType;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.rotation.KeyLocator;
import org.keycloak.saml.processing.core.saml.v2.common.SAMLDocumentHolder;
import org.keycloak.saml.processing.core.saml.v2.util.AssertionUtil;
import org.keycloak.saml.validators.DestinationValidator;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Takes one response for a login that this browser started: first the envelope, then Keycloak's signature checks, then
 * ours over what was signed, and at last Keycloak's own processing with all of its checks.
 */
final class ResponseChecks extends SAMLEndpoint {

    private static final String NO_SUCH_KEY = "a signature that no such key verifies";

    private final EntraIdentityProvider provider;
    private final Enterprise enterprise;
    private final EntraIdentityProviderConfig config;
    private final BrokerCallback verified;
    private final AuthenticationSessionModel login;
    private final SsoSettings settings;
    private final Instant now = KeycloakClock.now();

    ResponseChecks(
            KeycloakSession session,
            EntraIdentityProvider provider,
            Enterprise enterprise,
            DestinationValidator destinationValidator,
            AuthenticationCallback broker,
            AuthenticationSessionModel login) {
        this(
                session,
                provider,
                enterprise,
                destinationValidator,
                new BrokerCallback(session, provider.getConfig(), broker, login),
                login);
    }

    private ResponseChecks(
            KeycloakSession session,
            EntraIdentityProvider provider,
            Enterprise enterprise,
            DestinationValidator destinationValidator,
            BrokerCallback verified,
            AuthenticationSessionModel login) {
        super(session, provider, provider.getConfig(), verified, destinationValidator);
        this.verified = verified;
        this.provider = provider;
        this.enterprise = enterprise;
        this.config = provider.getConfig();
        this.login = login;
        this.settings = new SsoSettings(realm);
        // What only Keycloak's own checks refuse is stored under alias and client as well.
        this.event = new EventBuilder(realm, session, clientConnection)
                .client(login.getClient())
                .detail(Details.IDENTITY_PROVIDER, config.getAlias());
    }

    Response process(SamlPost post, ResponseEnvelope envelope) {
        Post binding = new Post();
        Optional<Rejection> unproven = envelope.fault(settings.replyUrls()).or(() -> binding.signatureFault(envelope));
        if (unproven.isPresent()) {
            return refuse(unproven.get());
        }
        EntraAssertion assertion = envelope.assertion();
        Optional<Rejection> fault = assertionFault(envelope);
        if (fault.isPresent()) {
            return refuse(fault.get(), assertion);
        }
        AuthenticationAge age = new AuthenticationAge(new PendingLogin(login), settings.clockSkew(), now);
        if (age.tooOldEvenRenewed(assertion)) {
            return refuse(age.rejection(assertion));
        }
        if (!new OneTimeAssertions(session, config).use(assertion, settings.clockSkew(), now)) {
            // It answers this very login: the first copy is at work beside us.
            return new SecondCopy(session, config.getAlias()).answer(login.getClient(), true);
        }
        if (age.tooOld(assertion)) {
            new PendingLogin(login).renew();
            return callback.retryLogin(provider, login);
        }
        verified.goOnWith(new PersonSwitch(session, config).loginFor(assertion, login));
        config.allowClockSkew(settings.clockSkew());
        config.acceptAudience(
                expectation().audienceIn(assertion.audienceRestrictions()).orElseThrow());
        return binding.handleLoginResponse(
                post.response().orElseThrow(),
                envelope.document(),
                envelope.response(),
                post.relayState().orElseThrow(),
                null);
    }

    private Optional<Rejection> assertionFault(ResponseEnvelope envelope) {
        Expectation expected = expectation();
        return new AssertionChecks(envelope.assertion(), expected, envelope.destination(), now)
                .fault()
                .or(() -> envelope.mismatch(expected))
                .or(() -> new AddressPolicy(enterprise, new EnterpriseDirectory(session)::ownersOf)
                        .fault(envelope.assertion()));
    }

    private Expectation expectation() {
        return new Expectation(
                config.getIdpEntityId(),
                TenantId.ofIssuer(config.getIdpEntityId()).orElseThrow(),
                config.identifier(),
                settings.replyUrls(),
                new PendingLogin(login).requestId(),
                settings.clockSkew());
    }

    private Response refuse(Rejection rejection) {
        return new Rejections(session).refuse(rejection, config.getAlias(), login.getClient());
    }

    /** Where the account is what is wrong, the person is told which one it was. */
    private Response refuse(Rejection rejection, EntraAssertion proven) {
        String address = enterprise
                .preferred(proven.addresses())
                .or(() -> proven.nameId().flatMap(EmailAddress::of))
                .filter(own -> rejection.code().isAboutAccount())
                .map(EmailAddress::text)
                .orElse(null);
        return new Rejections(session).refuse(rejection, config.getAlias(), login.getClient(), address);
    }

    /** Opens the parent's protected steps. */
    private final class Post extends PostBinding {

        Optional<Rejection> signatureFault(ResponseEnvelope envelope) {
            if (!new SignatureCheck(session, provider, now).passes(envelope)) {
                return Optional.of(
                        RejectionCode.SIGNATURE_INVALID.rejection(Wanted.SIGNED_BY_ENTERPRISE, signer(envelope)));
            }
            // Every signature in the document verifies, so Keycloak need not look at the same document again.
            config.noteVerified();
            return Optional.empty();
        }

        /** Whose it may be is told to operations: where the enterprise's own certificate has expired, they can help. */
        private String signer(ResponseEnvelope envelope) {
            try {
                return AssertionUtil.isSignatureValid(envelope.assertionElement(), config.expiredKeys(now))
                        ? "a certificate of this enterprise that has expired"
                        : NO_SUCH_KEY;
            } catch (RuntimeException notVerified) {
                return NO_SUCH_KEY;
            }
        }

        @Override
        protected KeyLocator getIDPKeyLocator() {
            return config.trustedKeys(now);
        }

        @Override
        protected Response handleLoginResponse(
                String samlResponse,
                SAMLDocumentHolder holder,
                ResponseType responseType,
                String relayState,
                String clientId) {
            return super.handleLoginResponse(samlResponse, holder, responseType, relayState, clientId);
        }
    }
}
