package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.saml.SigningAlgorithm;
import com.rundiffusion.keycloak.entra.saml.SigningOption;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The customer's enterprise application, with every setting that changes what Entra accepts or sends. Settings take
 * effect with the next request and may be changed from any thread.
 */
public final class EnterpriseApplication {

    /** The audience of an application whose Identifier is no URI. */
    public enum Audience {
        /** {@code spn:rundiffusion.com} */
        SPN,
        /** {@code rundiffusion.com} */
        PLAIN
    }

    /** Where a refusal ends once Entra knows the service provider; public material does not settle it. */
    public enum Failures {
        PAGE,
        RESPONSE,
        RESPONSE_WITH_DESTINATION
    }

    private final String id = UUID.randomUUID().toString();
    private final String displayName = "RunDiffusion.com";

    private final SamlCertificates certificates;

    private volatile List<String> identifiers;
    private volatile List<String> replyUrls;
    private volatile String defaultReplyUrl;
    private volatile String signOnUrl;
    private volatile String relayState;
    private volatile String logoutUrl;

    private volatile SigningOption signingOption = SigningOption.ASSERTION;
    private volatile SigningAlgorithm signingAlgorithm = SigningAlgorithm.SHA_256;
    private volatile X509Certificate encryptionCertificate;
    private volatile List<X509Certificate> verificationCertificates = List.of();

    private volatile Audience audience = Audience.SPN;
    private volatile Audience unsolicitedAudience = Audience.SPN;
    private volatile Failures failures = Failures.PAGE;
    private volatile boolean assignmentRequired = true;
    private volatile boolean groupClaims = true;
    private volatile boolean nobodyAssigned;
    private final Assignments assignments = new Assignments();
    private final List<AppRole> appRoles =
            new CopyOnWriteArrayList<>(List.of(new AppRole(UUID.randomUUID().toString(), null, "msiam_access")));
    private final LogoutHabits logoutHabits = new LogoutHabits();
    private final ChangedClaims changedClaims = new ChangedClaims();
    private final Mistakes mistakes = new Mistakes();

    EnterpriseApplication(String identifier, List<String> replyUrls, String defaultReplyUrl, Instant issued) {
        certificates = new SamlCertificates(issued);
        this.identifiers = List.of(identifier);
        this.replyUrls = List.copyOf(replyUrls);
        this.defaultReplyUrl = defaultReplyUrl;
    }

    /** The application (client) ID, the {@code appid} of the metadata URL. */
    public String id() {
        return id;
    }

    public String displayName() {
        return displayName;
    }

    public List<String> identifiers() {
        return identifiers;
    }

    public EnterpriseApplication identifiers(String... values) {
        identifiers = List.of(values);
        return this;
    }

    public List<String> replyUrls() {
        return replyUrls;
    }

    public EnterpriseApplication replyUrls(List<String> urls) {
        replyUrls = List.copyOf(urls);
        return this;
    }

    /** Where a response goes that no request asked for; {@code null} when there is no Reply URL at all. */
    public String defaultReplyUrl() {
        return defaultReplyUrl;
    }

    public EnterpriseApplication defaultReplyUrl(String url) {
        defaultReplyUrl = url;
        return this;
    }

    /** Empty: the My Apps tile posts a response; else it opens this URL. */
    public Optional<String> signOnUrl() {
        return Optional.ofNullable(signOnUrl);
    }

    /** @param url {@code null} for none */
    public EnterpriseApplication signOnUrl(String url) {
        signOnUrl = url;
        return this;
    }

    /** Sent with responses that no request asked for. */
    public Optional<String> relayState() {
        return Optional.ofNullable(relayState);
    }

    /** @param value {@code null} for none */
    public EnterpriseApplication relayState(String value) {
        relayState = value;
        return this;
    }

    /** Where sign-outs are told and answered; the portal calls it optional. */
    public Optional<String> logoutUrl() {
        return Optional.ofNullable(logoutUrl);
    }

    /** @param url {@code null} for none */
    public EnterpriseApplication logoutUrl(String url) {
        logoutUrl = url;
        return this;
    }

    public LogoutHabits logoutHabits() {
        return logoutHabits;
    }

    /** The keys that responses are signed with. */
    public SamlCertificates certificates() {
        return certificates;
    }

    public SigningOption signingOption() {
        return signingOption;
    }

    public EnterpriseApplication signingOption(SigningOption option) {
        signingOption = option;
        return this;
    }

    public SigningAlgorithm signingAlgorithm() {
        return signingAlgorithm;
    }

    public EnterpriseApplication signingAlgorithm(SigningAlgorithm algorithm) {
        signingAlgorithm = algorithm;
        return this;
    }

    /** Assertions are encrypted to it. */
    public Optional<X509Certificate> encryptionCertificate() {
        return Optional.ofNullable(encryptionCertificate);
    }

    /** @param certificate {@code null} turns token encryption off */
    public EnterpriseApplication encryptionCertificate(X509Certificate certificate) {
        encryptionCertificate = certificate;
        return this;
    }

    /** The newest first; empty when requests need no signature. */
    public List<X509Certificate> verificationCertificates() {
        return verificationCertificates;
    }

    /** With any, only signed requests pass, and My Apps and "Test" are blocked. */
    public EnterpriseApplication verificationCertificates(X509Certificate... newestFirst) {
        verificationCertificates = List.of(newestFirst);
        return this;
    }

    /** The audience of an assertion for one of the Identifiers; one that is a URI goes out as it is. */
    String audience(String identifier, boolean solicited) {
        Audience style = solicited ? audience : unsolicitedAudience;
        boolean uri = URI.create(identifier).isAbsolute();
        return uri || style == Audience.PLAIN ? identifier : "spn:" + identifier;
    }

    public EnterpriseApplication audience(Audience style) {
        audience = style;
        return this;
    }

    public EnterpriseApplication unsolicitedAudience(Audience style) {
        unsolicitedAudience = style;
        return this;
    }

    public Failures failures() {
        return failures;
    }

    public EnterpriseApplication failures(Failures where) {
        failures = where;
        return this;
    }

    public boolean assignmentRequired() {
        return assignmentRequired;
    }

    public EnterpriseApplication assignmentRequired(boolean required) {
        assignmentRequired = required;
        return this;
    }

    /** As if "Users and groups" were empty. */
    EnterpriseApplication nobodyAssigned(boolean nobody) {
        nobodyAssigned = nobody;
        return this;
    }

    public Assignments assignments() {
        return assignments;
    }

    /** Whether "Users and groups" has this user or group. */
    boolean assigned(String principal) {
        return !nobodyAssigned && assignments.has(principal);
    }

    /** The roles to assign people to, besides "Default Access". */
    public List<AppRole> appRoles() {
        return List.copyOf(appRoles);
    }

    /** @param value what assertions say */
    public AppRole addAppRole(String value) {
        AppRole role = new AppRole(UUID.randomUUID().toString(), value, value);
        appRoles.add(role);
        return role;
    }

    ChangedClaims changedClaims() {
        return changedClaims;
    }

    /** What is wrong with it on purpose. */
    Mistakes mistakes() {
        return mistakes;
    }

    /** Whether the application has the group claim. */
    public boolean groupClaims() {
        return groupClaims;
    }

    public EnterpriseApplication groupClaims(boolean sent) {
        groupClaims = sent;
        return this;
    }
}
