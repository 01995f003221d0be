package com.rundiffusion.keycloak.signin.replyurl;

import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.setup.EntraAnswers;
import com.rundiffusion.keycloak.link.SetupLinkUrl;
import com.rundiffusion.keycloak.link.SignInLink;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.SsoSettings;
import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.rejection.Rejections;
import com.rundiffusion.keycloak.rejection.Wanted;
import com.rundiffusion.keycloak.signin.pending.BrokerState;
import com.rundiffusion.keycloak.signin.pending.PendingLogin;
import com.rundiffusion.keycloak.signin.pending.WaitingLogin;
import com.rundiffusion.keycloak.signin.saml.AssertionConsumerService;
import com.rundiffusion.keycloak.signin.saml.NamedCertificate;
import com.rundiffusion.keycloak.signin.saml.SamlPost;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.services.resources.RealmsResource;

/**
 * What the gateway asks about every POST to a Reply URL. The request was made to the app's host, so none of this realm's
 * cookies came with it; the answer sends the browser, or the gateway, to where the response belongs.
 */
public final class ReplyUrlResource {

    private static final String APP_HOST = "X-Forwarded-Host";
    private static final int MISDIRECTED_REQUEST = 421;

    private final KeycloakSession session;
    private final RealmModel realm;

    ReplyUrlResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    @POST
    @Path("__/auth/handler")
    @Consumes(MediaType.WILDCARD)
    public Response post(byte[] body) {
        Optional<String> app = new SsoSettings(realm)
                .replyUrls()
                .originOf(session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(APP_HOST));
        if (!realm.isEnabled() || app.isEmpty()) {
            return notOurs();
        }
        SamlPost post = SamlPost.read(body);
        Route route = Route.of(post, session);
        if (route instanceof Route.ToBroker to) {
            return samePost(Urls.identityProviderAuthnResponse(baseUri(), to.alias(), realm.getName()));
        }
        if (route instanceof Route.ToRefusal) {
            return samePost(RealmsResource.realmBaseUrl(UriBuilder.fromUri(baseUri()))
                    .path(ReplyUrlResourceFactory.ID)
                    .path("refused")
                    .build(realm.getName()));
        }
        if (route instanceof Route.ToTest) {
            return samePost(SetupLinkUrl.test(session));
        }
        if (route instanceof Route.ToSetup to) {
            noteAnswer(to, post);
            return Response.seeOther(SetupLinkUrl.entraAnswered(session)).build();
        }
        if (route instanceof Route.ToFreshLogin to) {
            return Response.seeOther(SignInLink.at(app.get() + "/", to.alias())).build();
        }
        return notOurs();
    }

    /** When, and with which certificate; the assertion is dropped. */
    private void noteAnswer(Route.ToSetup to, SamlPost post) {
        String certificate = post.responseXml()
                .flatMap(NamedCertificate::in)
                .map(SigningCertificate::fingerprint)
                .orElse(null);
        new EntraAnswers(session).note(to.tenant(), certificate, KeycloakClock.now());
    }

    /** No response comes in parts; RESTEasy reads those by itself, and fails where {@link #post} has taken the body. */
    @POST
    @Path("__/auth/handler")
    @Consumes("multipart/*")
    public Response parts() {
        return notOurs();
    }

    /** The same POST on the sso host, where the gateway saw by its RelayState that it answers a login: what {@link #post} would do. */
    @POST
    @Path("response")
    @Consumes(MediaType.WILDCARD)
    public Response response(byte[] body) {
        SamlPost post = SamlPost.read(body);
        return realm.isEnabled() && Route.of(post, session) instanceof Route.ToBroker to
                ? ((AssertionConsumerService) broker().getEndpoint(to.alias())).take(post)
                : refuse(post);
    }

    /** The same POST on the sso host, now with this realm's cookies: tells the person why no enterprise took it. */
    @POST
    @Path("refused")
    @Consumes(MediaType.WILDCARD)
    public Response refused(byte[] body) {
        return refuse(SamlPost.read(body));
    }

    private Response refuse(SamlPost post) {
        if (!realm.isEnabled()) {
            throw new NotFoundException();
        }
        Rejections rejections = new Rejections(session);
        Optional<BrokerState> state = post.relayState().flatMap(value -> BrokerState.parse(value, realm));
        if (state.isEmpty()) {
            return rejections.refuse(post.fault().orElseGet(RejectionCode.RESPONSE_UNSOLICITED::rejection), null, null);
        }
        ClientModel client = state.get().client();
        return new WaitingLogin(session, client, state.get().tabId())
                .resume(
                        () -> broker().getAndVerifyAuthenticationSession(
                                        post.relayState().get()),
                        login -> rejections.refuse(
                                reason(post),
                                new PendingLogin(login).enterprise().orElse(null),
                                client),
                        () -> rejections.refuse(RejectionCode.LOGIN_UNKNOWN.rejection(), null, client));
    }

    private static Rejection reason(SamlPost post) {
        return post.fault()
                .orElseGet(() -> post.claim()
                        .map(claim -> RejectionCode.ENTERPRISE_UNAVAILABLE.rejection(
                                Wanted.ACTIVE_ENTERPRISE, claim.issuer()))
                        .orElseGet(RejectionCode.RESPONSE_UNREADABLE::rejection));
    }

    private IdentityBrokerService broker() {
        IdentityBrokerService broker = new IdentityBrokerService(session);
        broker.init();
        return broker;
    }

    private URI baseUri() {
        return session.getContext().getUri().getBaseUri();
    }

    /** 307 keeps method and body, and needs no page and no script. */
    private static Response samePost(URI target) {
        return Response.temporaryRedirect(target).build();
    }

    /** Keycloak turns an error without media type into a 500. */
    private static Response notOurs() {
        return Response.status(MISDIRECTED_REQUEST)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity("Not a response to this realm.\n")
                .build();
    }
}
