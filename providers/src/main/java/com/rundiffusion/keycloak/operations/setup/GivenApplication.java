package com.rundiffusion.keycloak.operations.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.EntraApplication;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.document.check.CheckContext;
import com.rundiffusion.keycloak.enterprise.document.check.DocumentChecks;
import com.rundiffusion.keycloak.enterprise.document.check.Nobody;
import com.rundiffusion.keycloak.enterprise.document.check.Verdict;
import com.rundiffusion.keycloak.enterprise.document.json.StoredDocument;
import com.rundiffusion.keycloak.enterprise.document.read.DocumentReader;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.enterprise.document.read.PastedApplication;
import com.rundiffusion.keycloak.enterprise.document.url.EntraUrl;
import com.rundiffusion.keycloak.enterprise.metadata.MetadataDocument;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.operations.onboarding.MetadataSource;
import com.rundiffusion.keycloak.operations.onboarding.Submission;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Reads and judges what a customer pastes on the pages of its link, by the rules of the documents. Nothing is stored, and nobody else's
 * name is told: whether a value is another customer's is found out once the tenant is proven.
 */
public final class GivenApplication {

    /** What the customer enters in Entra for us. */
    public static final String IDENTIFIER = "rundiffusion.com";

    private static final String TEXT = "text";

    private final RealmModel realm;
    private final SsoSettings settings;

    public GivenApplication(KeycloakSession session) {
        this.realm = session.getContext().getRealm();
        this.settings = new SsoSettings(realm);
    }

    /**
     * @param enterprise as it would be; empty where there are faults
     * @param understood what was read, right or wrong
     */
    public record Reading(Optional<Enterprise> enterprise, EnterpriseDocument understood, List<Fault> faults) {}

    /**
     * @param stored the enterprise that the link acts on, if there is one
     * @param alias of the company that is to be; ignored where there is a stored one
     */
    public Reading read(SetupLink link, Optional<StoredEnterprise> stored, String alias, String pasted) {
        PastedApplication application = PastedApplication.read(pasted, settings.replyUrls());
        List<Fault> faults = new ArrayList<>();
        if (application.isEmpty()) {
            faults.add(FaultCode.PASTE_UNREADABLE.fault(TEXT, null, "App Federation Metadata Url"));
        }
        application.ambiguous().forEach(field -> faults.add(FaultCode.VALUE_AMBIGUOUS.fault(field, null, "one value")));
        Submission submission = new MetadataSource(realm).of(application.document(), () -> null);
        faults.addAll(submission.faults());
        ObjectNode named = completed(submission.json());
        EnterpriseDocument understood = new DocumentReader(named).document();
        ObjectNode json =
                stored.map(kept -> new StoredDocument(kept).overlaidWith(named)).orElse(named);
        // As if it were to go live now: a draft may have what nobody could sign in with.
        json.put("status", Enterprise.Status.ACTIVE.key());
        if (stored.isEmpty()) {
            json.put("alias", alias);
            json.putIfAbsent("identifier", json.textNode(IDENTIFIER));
        }
        DocumentReader reader = new DocumentReader(json);
        EnterpriseDocument document = reader.document();
        faults.addAll(reader.faults());
        Verdict verdict =
                new DocumentChecks(context(), document, stored.map(StoredEnterprise::enterprise)).verdict(faults);
        Optional<Enterprise> enterprise = Optional.ofNullable(verdict.enterprise());
        boolean incomplete = application.isEmpty() || !submission.faults().isEmpty();
        List<Fault> all = Stream.concat(
                        verdict.faults().stream(), enterprise.flatMap(own -> wrong(link, stored, own)).stream())
                // Of what could not be read nobody says what it lacks.
                .filter(fault -> !incomplete || fault.code() != FaultCode.FIELD_MISSING)
                .toList();
        return new Reading(enterprise.filter(own -> all.isEmpty()), understood, all);
    }

    private static Optional<Fault> wrong(SetupLink link, Optional<StoredEnterprise> stored, Enterprise given) {
        return unexpected(link, given).or(() -> otherCloud(given.application())).or(() -> known(link, stored, given));
    }

    /** Of clouds with issuers of their own, that is of China's: an application is in one cloud with all its values. */
    private static Optional<Fault> otherCloud(EntraApplication application) {
        return EntraUrl.isInChina(URI.create(application.loginUrl()))
                        == EntraUrl.isInChina(URI.create(application.entraIdentifier()))
                ? Optional.empty()
                : Optional.of(FaultCode.LOGIN_URL_CLOUD_MISMATCH.fault(
                        "loginUrl", application.loginUrl(), "of the same cloud as " + application.entraIdentifier()));
    }

    /** Those that are new by a renewal. */
    public static List<SigningCertificate> newOnes(Enterprise given, StoredEnterprise stored) {
        Set<String> trusted = stored.enterprise().application().signingCertificates().stream()
                .map(SigningCertificate::fingerprint)
                .collect(Collectors.toSet());
        return given.application().signingCertificates().stream()
                .filter(certificate -> !trusted.contains(certificate.fingerprint()))
                .toList();
    }

    private static Optional<Fault> known(SetupLink link, Optional<StoredEnterprise> stored, Enterprise given) {
        return link.renews()
                        && stored.filter(kept -> newOnes(given, kept).isEmpty()).isPresent()
                ? Optional.of(FaultCode.CERTIFICATE_KNOWN.fault("certificates", null, "a new certificate"))
                : Optional.empty();
    }

    /** Of the metadata, whatever the customer has not written beside it. */
    private static ObjectNode completed(ObjectNode json) {
        ObjectNode complete = json.deepCopy();
        MetadataDocument.read(json.path("metadata").textValue()).ifPresent(metadata -> {
            complete.putIfAbsent("entraIdentifier", complete.textNode(metadata.entityId()));
            if (!metadata.loginUrls().isEmpty()) {
                complete.putIfAbsent(
                        "loginUrl", complete.textNode(metadata.loginUrls().get(0)));
            }
        });
        return complete;
    }

    private static Optional<Fault> unexpected(SetupLink link, Enterprise enterprise) {
        String expected = link.tenant()
                .map(tenant -> tenant.guid())
                .orElse(link.presets().path("tenantId").textValue());
        return expected == null || expected.equals(enterprise.tenant().guid())
                ? Optional.empty()
                : Optional.of(FaultCode.TENANT_UNEXPECTED.fault(
                        "entraIdentifier", enterprise.tenant().guid(), expected));
    }

    private CheckContext context() {
        return new CheckContext(settings, new Nobody(), KeycloakClock.now());
    }
}
