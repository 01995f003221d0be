package com.rundiffusion.keycloak.entra;

import static com.rundiffusion.keycloak.entra.saml.ResponseField.*;

import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.entra.saml.Claims;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.entra.saml.SamlNames;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What Entra says about a user who signed in. Time windows and their small offsets are those of recorded responses. */
final class Issuance {

    private static final Duration BACKDATED = Duration.ofMinutes(5);
    private static final Duration LIFETIME = Duration.ofMinutes(60);
    private static final Duration DECIDED_BEFORE = Duration.ofMillis(150);
    private static final Duration ASSERTION_BEFORE = Duration.ofMillis(6);
    private static final int MAX_GROUPS = 150;

    private final EntraTenant tenant;
    private final EnterpriseApplication application;
    private final Instant now;

    Issuance(EntraTenant tenant, Instant now) {
        this.tenant = tenant;
        this.application = tenant.application();
        this.now = now;
    }

    ResponseDraft draft(EntraUser user, SignedIn session, SignIn signIn) {
        ResponseDraft draft = new ResponseDraft(application.certificates().signingAt(now))
                .signing(application.signingOption())
                .algorithm(application.signingAlgorithm())
                .encryptedFor(application.encryptionCertificate().orElse(null));
        envelope(draft, signIn);
        subject(draft, user, signIn);
        authentication(draft, session);
        claims(draft, user, session);
        application.changedClaims().applyTo(draft, user);
        tenant.log().gave(draft.get(SESSION_INDEX));
        return draft;
    }

    private void envelope(ResponseDraft draft, SignIn signIn) {
        draft.with(RESPONSE_ID, newId())
                .with(RESPONSE_ISSUE_INSTANT, now)
                .with(DESTINATION, signIn.replyUrl())
                .with(IN_RESPONSE_TO, signIn.solicitedBy().map(AuthnRequest::id).orElse(null))
                .with(RESPONSE_ISSUER, tenant.identifier())
                .with(STATUS, SamlNames.SUCCESS)
                .with(ASSERTION_ID, newId())
                .with(ASSERTION_ISSUE_INSTANT, now.minus(ASSERTION_BEFORE))
                .with(ASSERTION_ISSUER, tenant.identifier());
    }

    private void subject(ResponseDraft draft, EntraUser user, SignIn signIn) {
        Instant decided = now.minus(DECIDED_BEFORE);
        String identifier = signIn.request()
                .map(AuthnRequest::issuer)
                .orElse(application.identifiers().get(0));
        String format = signIn.request().map(AuthnRequest::nameIdFormat).orElse(SamlNames.EMAIL_ADDRESS);
        draft.with(SUBJECT, "")
                .with(NAME_ID, nameId(user, format))
                .with(NAME_ID_FORMAT, format)
                .with(SUBJECT_CONFIRMATION, SamlNames.BEARER)
                .with(SUBJECT_CONFIRMATION_DATA, "")
                .with(CONFIRMED_IN_RESPONSE_TO, draft.get(IN_RESPONSE_TO))
                .with(CONFIRMATION_NOT_ON_OR_AFTER, decided.plus(LIFETIME))
                .with(RECIPIENT, signIn.replyUrl())
                .with(CONDITIONS, "")
                .with(NOT_BEFORE, decided.minus(BACKDATED))
                .with(NOT_ON_OR_AFTER, decided.plus(LIFETIME))
                .with(
                        AUDIENCE,
                        application.audience(identifier, signIn.solicitedBy().isPresent()));
    }

    private void authentication(ResponseDraft draft, SignedIn session) {
        draft.with(AUTHN_STATEMENT, "")
                .with(AUTHN_INSTANT, session.at())
                .with(SESSION_INDEX, draft.get(ASSERTION_ID))
                .with(AUTHN_CONTEXT_CLASS_REF, SamlNames.PASSWORD_CONTEXT);
    }

    private void claims(ResponseDraft draft, EntraUser user, SignedIn session) {
        draft.claim(Claims.TENANT_ID, tenant.id())
                .claim(Claims.OBJECT_IDENTIFIER, user.objectId())
                .claim(Claims.DISPLAY_NAME, user.displayName());
        List<String> groups = tenant.directory().groupsOf(user);
        if (application.groupClaims() && groups.size() <= MAX_GROUPS) {
            draft.claim(Claims.GROUPS, groups);
        } else if (application.groupClaims()) {
            draft.claim(Claims.GROUPS_LINK, groupsLink(user));
        }
        draft.claim(
                        Claims.IDENTITY_PROVIDER,
                        Optional.ofNullable(user.identityProvider()).orElse(tenant.identifier()))
                .claim(Claims.AUTHN_METHODS, session.methods())
                .claim(Claims.GIVEN_NAME, present(user.givenName()))
                .claim(Claims.SURNAME, present(user.surname()))
                .claim(Claims.EMAIL_ADDRESS, present(user.mail()))
                .claim(Claims.NAME, user.userPrincipalName())
                .claim(Claims.ROLE, roles(user));
    }

    private List<String> roles(EntraUser user) {
        return tenant.rolesOf(user).stream()
                .map(AppRole::value)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> present(String value) {
        return value == null ? List.of() : List.of(value);
    }

    private String groupsLink(EntraUser user) {
        return "https://graph.windows.net/" + tenant.id() + "/users/" + user.objectId() + "/getMemberObjects";
    }

    private String nameId(EntraUser user, String format) {
        return switch (format) {
            case SamlNames.PERSISTENT -> pairwise(user);
            case SamlNames.TRANSIENT -> newId();
            default -> user.userPrincipalName();
        };
    }

    /** The same for ever for this user in this application, and of no meaning elsewhere. */
    private String pairwise(EntraUser user) {
        try {
            byte[] both = (user.objectId() + application.id()).getBytes(StandardCharsets.US_ASCII);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(both);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String newId() {
        return "_" + UUID.randomUUID();
    }
}
