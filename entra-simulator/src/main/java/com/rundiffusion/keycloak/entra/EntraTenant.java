package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.provisioning.ProvisioningJob;
import com.rundiffusion.keycloak.entra.provisioning.Route;
import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.entra.saml.FederationMetadata;
import com.rundiffusion.keycloak.entra.saml.LogoutDraft;
import com.rundiffusion.keycloak.entra.saml.LogoutRequest;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A customer's tenant: its directory, its enterprise application and what has been asked of it. */
public final class EntraTenant {

    private final String id = UUID.randomUUID().toString();
    private final String name;
    private final String displayName;
    private final String origin;
    private final Clock clock;
    private final Directory directory;
    private final EnterpriseApplication application;
    private final ProvisioningJob provisioning;
    private final RequestLog log = new RequestLog();
    private SigningCertificate tenantKey;

    EntraTenant(
            String name,
            String displayName,
            String origin,
            Clock clock,
            Directory directory,
            EnterpriseApplication application,
            Route toApplications) {
        this.name = name;
        this.displayName = displayName;
        this.origin = origin;
        this.clock = clock;
        this.directory = directory;
        this.application = application;
        provisioning = new ProvisioningJob(
                new TenantSource(this), clock, toApplications, () -> OwnToken.of(this, tenantKey()));
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

    String tenantMetadata() {
        SigningCertificate key = tenantKey();
        return new FederationMetadata(identifier(), url(), key, List.of(key)).toXml();
    }

    /** Of the tenant itself, made when somebody first needs it. */
    private synchronized SigningCertificate tenantKey() {
        if (tenantKey == null) {
            tenantKey = SigningCertificate.issueForTenant(now());
        }
        return tenantKey;
    }

    /** The application's provisioning, which runs when it is told to. */
    public ProvisioningJob provisioning() {
        return provisioning;
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
        return directory.rename(directory.user(person), userPrincipalName, mail);
    }

    /** Where people and groups come and go. */
    public Directory directory() {
        return directory;
    }

    /** Whether the application lets this user in: assigned, or a direct member of a group that is. */
    boolean admits(EntraUser user) {
        return !application.assignmentRequired()
                || Stream.concat(Stream.of(user.objectId()), directory.directGroupsOf(user.objectId()).stream())
                        .anyMatch(application::assigned);
    }

    /** The app roles that this user is assigned to, directly or by a group. */
    List<AppRole> rolesOf(EntraUser user) {
        return application
                .assignments()
                .rolesOf(Stream.concat(Stream.of(user.objectId()), directory.directGroupsOf(user.objectId()).stream())
                        .toList());
    }

    /** The correct answer to a request, yet to be signed, from a user who has just been picked. Nothing is refused. */
    public ResponseDraft respond(AuthnRequest request, Person person) {
        return respond(request, user(person));
    }

    public ResponseDraft respond(AuthnRequest request, EntraUser user) {
        String requested = request.assertionConsumerServiceUrl();
        String replyUrl = requested == null ? application.defaultReplyUrl() : requested;
        return respond(new SignIn(Optional.of(request), replyUrl), user);
    }

    /** A response that nobody asked for, yet to be signed. */
    public ResponseDraft respondUnasked(String replyUrl, Person person) {
        return respond(new SignIn(Optional.empty(), replyUrl), user(person));
    }

    private ResponseDraft respond(SignIn signIn, EntraUser user) {
        Instant now = now();
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

    /** What applications asked for at the Logout URL, accepted or not, the oldest first. */
    public List<LogoutRequest> logoutRequests() {
        return log.logouts();
    }

    boolean gaveSessionIndex(String sessionIndex) {
        return log.hasGiven(sessionIndex);
    }

    /** What a hidden frame brings to the application's Logout URL when this user signs out. */
    public LogoutDraft logoutRequest(EntraUser user, String sessionIndex) {
        return new LogoutIssuance(this).request(user, sessionIndex);
    }

    /** The answer to an application's request, whatever is wrong with that. */
    public LogoutDraft logoutResponse(LogoutRequest request) {
        return new LogoutIssuance(this).response(request);
    }

    RequestLog log() {
        return log;
    }

    Instant now() {
        return clock.instant();
    }
}
