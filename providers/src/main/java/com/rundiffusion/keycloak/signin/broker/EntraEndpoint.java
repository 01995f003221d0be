package com.rundiffusion.keycloak.signin.broker;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.link.SignInLink;
import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.rejection.Rejections;
import com.rundiffusion.keycloak.rejection.Wanted;
import com.rundiffusion.keycloak.signin.pending.BrokerState;
import com.rundiffusion.keycloak.signin.pending.OpenLogins;
import com.rundiffusion.keycloak.signin.pending.PendingLogin;
import com.rundiffusion.keycloak.signin.pending.WaitingLogin;
import com.rundiffusion.keycloak.signin.saml.AssertionConsumerService;
import com.rundiffusion.keycloak.signin.saml.ResponseEnvelope;
import com.rundiffusion.keycloak.signin.saml.SamlPost;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.saml.validators.DestinationValidator;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The broker endpoint of one enterprise: {@code /realms/<realm>/broker/<alias>/endpoint}. It takes the form of the
 * HTTP-POST binding and nothing else. The body is read raw, so that whatever arrives is answered by a page.
 */
public final class EntraEndpoint implements AssertionConsumerService {

    private final KeycloakSession session;
    private final EntraIdentityProvider provider;
    private final DestinationValidator destinationValidator;
    private final AuthenticationCallback broker;
    private final EventBuilder brokerEvent;
    private final EndpointVisibility discretion;

    EntraEndpoint(
            KeycloakSession session,
            EntraIdentityProvider provider,
            DestinationValidator destinationValidator,
            AuthenticationCallback broker,
            EventBuilder brokerEvent) {
        this.session = session;
        this.provider = provider;
        this.destinationValidator = destinationValidator;
        this.broker = broker;
        this.brokerEvent = brokerEvent;
        this.discretion = new EndpointVisibility(session, provider.getConfig());
    }

    /** Before Keycloak looks for a method or reads a body: its own answers to those would tell that somebody is here. */
    EntraEndpoint open() {
        if (!isForm(session.getContext().getHttpRequest())) {
            discretion.requireBrowserThatWasSentHere();
        }
        return this;
    }

    private static boolean isForm(HttpRequest request) {
        String type = request.getHttpHeaders().getHeaderString(HttpHeaders.CONTENT_TYPE);
        return HttpMethod.POST.equals(request.getHttpMethod())
                && type != null
                && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Response post(byte[] body) {
        return take(SamlPost.read(body));
    }

    @Override
    public Response take(SamlPost post) {
        Optional<BrokerState> state = post.relayState()
                .flatMap(value -> BrokerState.parse(value, session.getContext().getRealm()));
        ClientModel client = state.map(BrokerState::client).orElse(null);
        Optional<ResponseEnvelope> envelope = ResponseEnvelope.of(post);
        if (!discretion.mayNotice(envelope)) {
            state.map(BrokerState::tabId)
                    .flatMap(new OpenLogins(session)::inTab)
                    .ifPresent(login -> new Rejections(session).record(mixUp(login), asked(login), login.getClient()));
            throw discretion.nobody();
        }
        if (post.fault().isPresent()) {
            return refuse(post.fault().get(), client);
        }
        if (client == null) {
            return refuse(RejectionCode.RESPONSE_UNSOLICITED.rejection(), null);
        }
        WaitingLogin waiting = new WaitingLogin(session, client, state.get().tabId());
        // Asked before the login is looked up: that one is gone when a response comes a second time.
        if (envelope.flatMap(ResponseEnvelope::assertionId)
                .filter(this::wasUsed)
                .isPresent()) {
            boolean ownBrowser = waiting.hasSignedInAt(alias())
                    || waiting.asked(envelope.get().inResponseTo());
            return new SecondCopy(session, alias()).answer(client, ownBrowser);
        }
        if (waiting.isOver() && client.getBaseUrl() != null) {
            return startAgain(client);
        }
        brokerEvent.detail(Details.IDENTITY_PROVIDER, alias());
        return waiting.resume(
                () -> broker.getAndVerifyAuthenticationSession(post.relayState().get()),
                login -> answer(post, envelope, login),
                () -> refuse(RejectionCode.LOGIN_UNKNOWN.rejection(), client));
    }

    /** The response is dropped, as one that nobody asked for; the app's link takes the person where they wanted to go. */
    private Response startAgain(ClientModel client) {
        return Response.seeOther(SignInLink.at(client.getBaseUrl(), alias())).build();
    }

    /** No response comes in parts; RESTEasy reads those by itself, and fails where {@link #post} has taken the body. */
    @POST
    @Consumes("multipart/*")
    public Response parts() {
        return refuse(RejectionCode.RESPONSE_MISSING.rejection(), null);
    }

    private Response answer(SamlPost post, Optional<ResponseEnvelope> envelope, AuthenticationSessionModel login) {
        if (!alias().equals(asked(login))) {
            return new Rejections(session).refuse(mixUp(login), asked(login), login.getClient());
        }
        Optional<Enterprise> enterprise = connected();
        if (enterprise.isEmpty()) {
            return refuse(
                    RejectionCode.ENTERPRISE_UNAVAILABLE.rejection(Wanted.COMPLETE_ENTERPRISE, null),
                    login.getClient());
        }
        if (envelope.isEmpty()) {
            return refuse(RejectionCode.RESPONSE_UNREADABLE.rejection(), login.getClient());
        }
        return new ResponseChecks(session, provider, enterprise.get(), destinationValidator, broker, login)
                .process(post, envelope.get());
    }

    private Rejection mixUp(AuthenticationSessionModel login) {
        return RejectionCode.ENTERPRISE_MISMATCH.rejection(asked(login), alias());
    }

    private static String asked(AuthenticationSessionModel login) {
        return new PendingLogin(login).enterprise().orElse(null);
    }

    /** Keycloak's own admin pages can save a provider that lacks what every check compares with. */
    private Optional<Enterprise> connected() {
        return Optional.ofNullable(provider.getConfig().identifier())
                .filter(identifier -> !identifier.isBlank())
                .flatMap(identifier -> new EnterpriseDirectory(session).enterprise(provider.getConfig()))
                .filter(Enterprise::isActive);
    }

    private boolean wasUsed(String assertionId) {
        return new OneTimeAssertions(session, provider.getConfig()).wasUsed(assertionId);
    }

    @GET
    public Response get() {
        return refuse(RejectionCode.BINDING_UNSUPPORTED.rejection("HTTP-POST", "GET"), null);
    }

    /** Keycloak's doors for artifacts, metadata and logins that a client did not ask for stay shut. */
    @Path("{door:.+}")
    @GET
    public Response otherDoor() {
        return refuse(RejectionCode.BINDING_UNSUPPORTED.rejection(Wanted.ENDPOINT_ITSELF, "GET"), null);
    }

    @Path("{door:.+}")
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response otherDoorPost(byte[] ignored) {
        discretion.requireBrowserThatWasSentHere();
        return refuse(RejectionCode.BINDING_UNSUPPORTED.rejection(Wanted.ENDPOINT_ITSELF, "POST"), null);
    }

    private Response refuse(Rejection rejection, ClientModel client) {
        return new Rejections(session).refuse(rejection, alias(), client);
    }

    private String alias() {
        return provider.getConfig().getAlias();
    }
}
