package com.rundiffusion.keycloak.benchmark.profile;

import java.util.List;

/** What a login's time is spent on. A stack belongs to the step whose frame is the deepest in it. */
enum Step {
    AUTHORIZATION("authorization request", "AuthorizationEndpoint.", "LoginActionsService."),
    AUTHN_REQUEST("AuthnRequest", "SAMLIdentityProvider.performLogin", "EnterpriseRedirect.send"),
    REPLY_URL("Reply URL hop", "ReplyUrlResource."),
    BROKER("taking the response, the rest of it", "SAMLEndpoint", "EntraEndpoint."),
    PARSE("parse", "ResponseEnvelope.", "SAMLRequestParser.", "SAMLParser.", "SamlPost."),
    SIGNATURE(
            "signature",
            "SAMLEndpoint$Binding.verifySignature",
            "AssertionUtil.isSignatureValid",
            "XMLSignatureUtil.validate"),
    CHECKS(
            "checks",
            "AssertionChecks.",
            "AddressPolicy.",
            "ConditionsValidator",
            "OneTimeAssertions.",
            "AuthenticationAge."),
    ACCOUNT(
            "account",
            "IdentityBrokerService.authenticated",
            "BrokeredPerson.",
            "updateFederatedIdentity",
            "IdentityProviderMapperSyncModeDelegate"),
    SESSION(
            "session",
            "UserSessionManager",
            "createUserSession",
            "createClientSession",
            "AuthenticationSessionManager",
            "AuthenticationManager.createLoginCookie"),
    CODE("code", "OIDCLoginProtocol.authenticated", "OAuth2CodeParser"),
    TOKEN("token, the rest of it", "TokenEndpoint."),
    MAPPERS("claims", "ProtocolMapper", "TokenManager.transform"),
    TOKEN_SIGNATURE("token signature", "DefaultTokenManager.encode", "SignatureSignerContext.sign"),
    EVENTS("events", "EventBuilder.send", "EventBuilder.error", "EventStoreProvider"),
    COMMIT("commit", "DefaultKeycloakTransactionManager.commit", "DefaultKeycloakSession.close", "CloseSessionFilter"),
    COMPILER("Java's compiler", "CompileBroker::compiler_thread_loop"),
    COLLECTOR("Java's collector", "WorkerThread::run", "G1ServiceThread", "ConcurrentGCThread", "VMThread::run");

    static final String HTTP = "HTTP, and everything else";

    private final String title;
    private final List<String> frames;

    /** @param frames parts of a frame's name */
    Step(String title, String... frames) {
        this.title = title;
        this.frames = List.of(frames);
    }

    String title() {
        return title;
    }

    /** @return the title of the step that a stack belongs to */
    static String of(String[] stack) {
        for (int i = stack.length - 1; i >= 0; i--) {
            for (Step step : values()) {
                if (step.frames.stream().anyMatch(stack[i]::contains)) {
                    return step.title;
                }
            }
        }
        return HTTP;
    }
}
