package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.entra.saml.FederationMetadata;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A customer's tenant: its directory, its enterprise application and what has been asked of it. */
public final class EntraTenant {

    private final String id = UUID.randomUUID().toString();
    private final String name;
    private final String displayName;
    private final String origin;
    private final Clock clock;
    private final Directory directory;
    private final EnterpriseApplication application;
    private final RequestLog log = new RequestLog();
    private SigningCertificate tenantKey;

    EntraTenant(
            String name,
            String displayName,
            String origin,
            Clock clock,
            Directory directory,
            EnterpriseApplication application) {
        this.name = name;
        this.displayName = displayName;
        this.origin = origin;
        this.clock = clock;
        this.directory = directory;
        this.application = application;
    }

    /** The GUID that stands in every URL and in the tenant claim. */
    public String id() {
        return id;
    }

    /** {@code contoso} and the like. */
    public String name() {
        return name;
    }

    public String displayName() {
        return displayName;
    }

    public EnterpriseApplication application() {
        return application;
    }

    /** The Microsoft Entra Identifier, Issuer of all that this tenant says. */
    public String identifier() {
        return "https://sts.windows.net/" + id + "/";
    }

    String url() {
        return origin + "/" + id;
    }

    public String loginUrl() {
        return url() + "/saml2";
    }

    /** The App Federation Metadata Url. */
    public String metadataUrl() {
        return tenantMetadataUrl() + "?appid=" + application.id();
    }

    /** What somebody may paste in its place: without the application, and with keys that sign none of its responses. */
    public String tenantMetadataUrl() {
        return url() + "/federationmetadata/2007-06/federationmetadata.xml";
    }

    public String portalUrl() {
        return url() + "/portal";
    }

    public String myAppsUrl() {
        return url() + "/myapps";
    }

    /** What {@link #metadataUrl()} answers, beginning with a byte order mark. */
    public String metadata() {
        return new FederationMetadata(
                        identifier(),
                        url(),
                        application.certificates().signingAt(now()),
                        application.certificates().all())
                .toXml();
    }

    /** Signed by a key of the tenant itself, made when somebody first asks. */
    synchronized String tenantMetadata() {
        if (tenantKey == null) {
            tenantKey = SigningCertificate.issueForTenant(now());
        }
        return new FederationMetadata(identifier(), url(), tenantKey, List.of(tenantKey)).toXml();
    }

    public List<EntraUser> users() {
        return directory.users();
    }

    public EntraUser user(Person person) {
        return directory.user(person);
    }

    Optional<EntraUser> user(String objectId) {
        return directory.user(objectId);
    }

    /** Changes user principal name and mail; the object ID stays, as do the user's sessions. */
    public EntraUser rename(Person person, String userPrincipalName, String mail) {
        return directory.rename(person, userPrincipalName, mail);
    }

    /** The correct answer to a request, yet to be signed, from a user who has just been picked. Nothing is refused. */
    public ResponseDraft respond(AuthnRequest request, Person person) {
        String requested = request.assertionConsumerServiceUrl();
        String replyUrl = requested == null ? application.defaultReplyUrl() : requested;
        return respond(new SignIn(Optional.of(request), replyUrl), person);
    }

    /** A response that nobody asked for, yet to be signed. */
    public ResponseDraft respondUnasked(String replyUrl, Person person) {
        return respond(new SignIn(Optional.empty(), replyUrl), person);
    }

    private ResponseDraft respond(SignIn signIn, Person person) {
        Instant now = now();
        EntraUser user = user(person);
        return new Issuance(this, now).draft(user, SignedIn.earlier(user, now), signIn);
    }

    /** The newest request that could be read, accepted or not. */
    public Optional<AuthnRequest> lastRequest() {
        return log.last();
    }

    /** The readable requests, accepted or not, the oldest first; only the newest thousand are kept. */
    public List<AuthnRequest> requests() {
        return log.requests();
    }

    /** How often a browser came to the Login URL or opened the application from My Apps, whatever came of it. */
    public int visits() {
        return log.visits();
    }

    RequestLog log() {
        return log;
    }

    Instant now() {
        return clock.instant();
    }
}
