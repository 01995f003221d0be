package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.saml.Aadsts;
import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.entra.saml.Claims;
import com.rundiffusion.keycloak.entra.saml.Refusal;
import com.rundiffusion.keycloak.entra.saml.RequestSignature;
import com.rundiffusion.keycloak.entra.saml.SamlNames;
import java.util.List;
import java.util.Set;

/** What Entra accepts for one application. Every check refuses by throwing. */
final class RequestChecks {

    private static final Set<String> NAME_ID_FORMATS =
            Set.of(SamlNames.PERSISTENT, SamlNames.TRANSIENT, SamlNames.EMAIL_ADDRESS, SamlNames.UNSPECIFIED);
    private static final Set<String> PASSWORD_CONTEXTS =
            Set.of(SamlNames.PASSWORD_CONTEXT, SamlNames.PROTECTED_PASSWORD_CONTEXT, SamlNames.UNSPECIFIED_CONTEXT);

    private final EntraTenant tenant;
    private final EnterpriseApplication application;

    RequestChecks(EntraTenant tenant) {
        this.tenant = tenant;
        this.application = tenant.application();
    }

    /** Whose request this is and where its answer may go: until both are known, nobody but the user can be told. */
    String replyUrl(AuthnRequest request) {
        requireIssuer(tenant, request.issuer());
        String requested = request.assertionConsumerServiceUrl();
        if (requested == null) {
            return defaultReplyUrl();
        }
        if (!application.replyUrls().contains(requested)) {
            throw new Refusal(
                    Aadsts.REPLY_URL_MISMATCH,
                    "The reply URL '" + requested + "' of the request is none of those configured for the application '"
                            + application.id() + "'. They have to be the same to the letter.");
        }
        return requested;
    }

    static void requireIssuer(EntraTenant tenant, String issuer) {
        if (!tenant.application().identifiers().contains(issuer)) {
            throw new Refusal(
                    Aadsts.UNKNOWN_APPLICATION,
                    "No application with the identifier '" + issuer + "' was found in the directory '"
                            + tenant.displayName() + "'. The request may have gone to the wrong tenant.");
        }
    }

    static void requireId(String id) {
        if (Character.isDigit(id.charAt(0))) {
            throw new Refusal(
                    Aadsts.INVALID_REQUEST_ID,
                    "The ID '" + id + "' of the SAML request starts with a digit, which an xs:ID must not.");
        }
    }

    static void requireDestination(EntraTenant tenant, String destination) {
        if (destination != null && !destination.equals(tenant.loginUrl())) {
            throw new Refusal(
                    Aadsts.UNEXPECTED_DESTINATION,
                    "The SAML request is meant for '" + destination + "', not for this endpoint.");
        }
    }

    /** Where a response goes that nobody asked for. */
    String unsolicitedReplyUrl() {
        if (!application.verificationCertificates().isEmpty()) {
            throw unsigned();
        }
        return defaultReplyUrl();
    }

    private String defaultReplyUrl() {
        if (application.defaultReplyUrl() == null) {
            throw new Refusal(
                    Aadsts.NO_REPLY_URL, "The application '" + application.id() + "' has no reply URL configured.");
        }
        return application.defaultReplyUrl();
    }

    /** All that can be said before it is known who signs in. */
    void supported(AuthnRequest request) {
        requireId(request.id());
        requireDestination(tenant, request.destination());
        if (request.protocolBinding() != null && !SamlNames.POST_BINDING.equals(request.protocolBinding())) {
            throw new Refusal(
                    Aadsts.UNSUPPORTED_BINDING,
                    "The response was requested through '" + request.protocolBinding()
                            + "'. Only HTTP-POST is supported.");
        }
        if (!application.verificationCertificates().isEmpty()
                && !RequestSignature.valid(request, application.verificationCertificates())) {
            throw unsigned();
        }
        if (request.nameIdFormat() != null && !NAME_ID_FORMATS.contains(request.nameIdFormat())) {
            throw new Refusal(
                    Aadsts.UNSUPPORTED_NAME_ID_FORMAT,
                    "The NameIDPolicy asks for the format '" + request.nameIdFormat() + "', which is not supported.");
        }
        if (request.hasSubject()) {
            throw new Refusal(Aadsts.SUBJECT_IN_REQUEST, "The SAML request has a Subject, which is not supported.");
        }
        if (!request.unsupported().isEmpty()) {
            throw new Refusal(
                    Aadsts.UNSUPPORTED_PROPERTY,
                    "The property '" + request.unsupported().get(0) + "' of the SAML request is not supported.");
        }
    }

    Refusal unsigned() {
        return new Refusal(
                Aadsts.UNSIGNED_REQUEST,
                "The application '" + application.id() + "' takes signed requests only, and this one has no signature"
                        + " where its binding puts it, or none that an uploaded certificate verifies.");
    }

    /** All that depends on who signed in, and how. */
    void admits(EntraUser user, SignedIn session, SignIn signIn) {
        if (!user.accountEnabled()) {
            throw new Refusal(
                    Aadsts.ACCOUNT_DISABLED,
                    "The account '" + user.userPrincipalName() + "' is blocked from signing in by an administrator.");
        }
        if (!tenant.admits(user)) {
            throw new Refusal(
                    Aadsts.NOT_ASSIGNED,
                    "The signed-in user '" + user.userPrincipalName()
                            + "' is blocked: neither the user nor a group that directly contains the user is assigned"
                            + " to the application '" + application.id() + "' (" + application.displayName() + ").");
        }
        signIn.request()
                .filter(request -> request.hasRequestedAuthnContext() && !request.forceAuthn())
                .ifPresent(request -> requireContext(request.authnContexts(), session));
    }

    /** A forced sign-in is made to fit; an earlier one fits if the user typed a password and did nothing else. */
    private static void requireContext(List<String> requested, SignedIn session) {
        boolean passwordOnly = session.methods().equals(List.of(Claims.PASSWORD_METHOD));
        if (!passwordOnly || requested.stream().noneMatch(PASSWORD_CONTEXTS::contains)) {
            throw new Refusal(
                    Aadsts.AUTHN_CONTEXT_MISMATCH,
                    "The user signed in with '" + String.join(", ", session.methods())
                            + "', which is not the requested authentication method '"
                            + String.join(", ", requested) + "'.");
        }
    }
}
