package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.saml.Aadsts;
import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.entra.saml.AuthnRequestReader;
import com.rundiffusion.keycloak.entra.saml.ErrorResponse;
import com.rundiffusion.keycloak.entra.saml.Refusal;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The way from a request, or from a click in My Apps, to a response. */
final class SingleSignOn {

    private final BrowserSessions sessions;
    private final Remembered<SignIn> pending = new Remembered<>();

    SingleSignOn(BrowserSessions sessions) {
        this.sessions = sessions;
    }

    /** The Login URL. */
    Answer request(EntraTenant tenant, Visit visit) {
        tenant.log().visit();
        AuthnRequest request = visit.isPost()
                ? AuthnRequestReader.post(visit.form("SAMLRequest"), visit.form("RelayState"), visit.rawQuery())
                : AuthnRequestReader.redirect(visit.rawQuery());
        tenant.log().add(request);
        RequestChecks checks = new RequestChecks(tenant);
        SignIn signIn = new SignIn(Optional.of(request), checks.replyUrl(request));
        return tellingServiceProvider(tenant, signIn, () -> {
            checks.supported(request);
            return begin(tenant, visit, signIn);
        });
    }

    /** The My Apps tile of an application without a Sign on URL. */
    Answer open(EntraTenant tenant, Visit visit) {
        tenant.log().visit();
        String replyUrl = new RequestChecks(tenant).unsolicitedReplyUrl();
        return begin(tenant, visit, new SignIn(Optional.empty(), replyUrl));
    }

    private Answer begin(EntraTenant tenant, Visit visit, SignIn signIn) {
        Optional<SignedIn> session = sessions.of(visit, tenant)
                .filter(it -> !signIn.forced())
                .filter(it -> signIn.loginHint()
                        .map(hint -> user(tenant, it.objectId()).answersTo(hint))
                        .orElse(true));
        if (session.isPresent()) {
            return respond(tenant, session.get(), signIn);
        }
        if (signIn.passive()) {
            throw new Refusal(
                    Aadsts.NO_SESSION,
                    "The request wants no question asked, but no user is signed in who could be taken.");
        }
        return Answer.page(SignInPages.pickAccount(tenant, pending.keep(signIn), signIn));
    }

    /** An account was picked. */
    Answer picked(EntraTenant tenant, Visit visit) {
        SignIn signIn = pending(visit.form("ctx"));
        EntraUser user = user(tenant, visit.form("user"));
        Instant now = tenant.now();
        SignedIn session = signIn.forced() ? SignedIn.afresh(user, now) : SignedIn.earlier(user, now);
        Answer answer = tellingServiceProvider(tenant, signIn, () -> respond(tenant, session, signIn));
        return sessions.remember(visit, tenant, session, answer);
    }

    /** The user wants none of the accounts. */
    Answer cancelled(EntraTenant tenant, Visit visit) {
        return tellingServiceProvider(tenant, pending(visit.query("ctx")), () -> {
            throw new Refusal(Aadsts.NO_SESSION, "The user cancelled the sign-in, so that nobody is signed in.");
        });
    }

    private Answer respond(EntraTenant tenant, SignedIn session, SignIn signIn) {
        EntraUser user = user(tenant, session.objectId());
        new RequestChecks(tenant).admits(user, session, signIn);
        ResponseDraft draft = new Issuance(tenant, tenant.now()).draft(user, session, signIn);
        session.sessionIndexes().add(draft.get(ResponseField.SESSION_INDEX));
        return post(tenant, signIn, draft.toBase64());
    }

    private static Answer post(EntraTenant tenant, SignIn signIn, String response) {
        return Answer.page(SignInPages.post(signIn.replyUrl(), response, signIn.relayState(tenant.application())));
    }

    /** A refusal that the service provider hears of instead of the user, if it is one of those. */
    private static Answer tellingServiceProvider(EntraTenant tenant, SignIn signIn, Supplier<Answer> step) {
        try {
            return step.get();
        } catch (Refusal refusal) {
            EnterpriseApplication.Failures failures = tenant.application().failures();
            boolean documented = refusal.reason() == Aadsts.UNSUPPORTED_PROPERTY;
            if (failures == EnterpriseApplication.Failures.PAGE && !documented) {
                throw refusal;
            }
            boolean destination = failures == EnterpriseApplication.Failures.RESPONSE_WITH_DESTINATION;
            ErrorResponse response = ErrorResponse.of(
                    refusal,
                    tenant.identifier(),
                    destination ? signIn.replyUrl() : null,
                    signIn.solicitedBy().map(AuthnRequest::id).orElse(null),
                    tenant.now());
            return post(tenant, signIn, response.toBase64());
        }
    }

    private SignIn pending(String context) {
        return pending.find(context)
                .orElseThrow(() -> new Refusal(
                        Aadsts.MALFORMED_REQUEST,
                        "This sign-in is no longer known. Start again from the application."));
    }

    private static EntraUser user(EntraTenant tenant, String objectId) {
        return tenant.user(objectId)
                .orElseThrow(
                        () -> new Refusal(Aadsts.NO_SESSION, "There is no such user in " + tenant.displayName() + "."));
    }
}
