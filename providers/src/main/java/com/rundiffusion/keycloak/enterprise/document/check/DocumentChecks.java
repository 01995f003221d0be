package com.rundiffusion.keycloak.enterprise.document.check;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.Enterprise.Status;
import com.rundiffusion.keycloak.enterprise.EntraApplication;
import com.rundiffusion.keycloak.enterprise.OtherDomains;
import com.rundiffusion.keycloak.enterprise.PeopleRules;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.certificate.ExpiryTolerance;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.Faults;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a document describes an enterprise that will work, and if not, everything that is wrong with it at once. What
 * follows from one mistake is not called another.
 */
public final class DocumentChecks {

    private final CheckContext context;
    private final EnterpriseDocument document;
    private final Optional<Enterprise> stored;
    private final Faults faults = new Faults();

    /** @param stored the enterprise as it is, if the document is to change one */
    public DocumentChecks(CheckContext context, EnterpriseDocument document, Optional<Enterprise> stored) {
        this.context = context;
        this.document = document;
        this.stored = stored;
    }

    /** @param ofReading what was wrong with the document's form */
    public Verdict verdict(List<Fault> ofReading) {
        faults.addAll(ofReading);
        String alias =
                new AppSideChecks(context, document, stored, faults).check().orElse(null);
        // What is the enterprise's own already is not in the way of another alias.
        String owner = stored.map(Enterprise::alias).orElse(alias);
        Optional<TenantId> tenant = new EntraIdentifierCheck(context, document, faults).check();
        new LoginUrlCheck(context, document, faults).check(tenant);
        new MetadataUrlCheck(context, document, faults).check(tenant);
        tenant.ifPresent(id -> tenant(id, owner));
        Status status = status();
        ExpiryTolerance expiry = new ExpiryToleranceCheck(context, document, stored, faults).check();
        Collection<SigningCertificate> certificates =
                new CertificateChecks(context, document, stored, faults, expiry).check(owner, status);
        Set<String> domains = new DomainChecks(context, faults).check(document, owner);
        CompanyChecks company = new CompanyChecks(context, document, stored, faults);
        OtherDomains otherDomains = company.otherDomains();
        company.contacts();
        company.displayName();
        LocalDate planEndsOn = company.planEndsOn(status);
        PeopleRules people = new PeopleChecks(context, document, stored, faults).check(tenant);
        if (!faults.all().isEmpty()) {
            return new Verdict(null, faults.all());
        }
        return new Verdict(
                new Enterprise(
                        alias,
                        Optional.ofNullable(document.displayName()).orElse(alias),
                        new EntraApplication(
                                document.identifier(),
                                LoginUrlCheck.normalized(document.loginUrl()),
                                EntraIdentifierCheck.normalized(document.entraIdentifier()),
                                certificates.stream()
                                        .map(SigningCertificate::base64)
                                        .toList(),
                                document.signOnUrl(),
                                document.metadataUrl(),
                                expiry),
                        domains,
                        otherDomains,
                        status,
                        document.contacts(),
                        planEndsOn,
                        people),
                List.of());
    }

    private void tenant(TenantId tenant, String owner) {
        Optional<String> connected = context.taken().aliasOfTenant(tenant);
        // Somebody may have written another past this API since; the one that it was connected with may be put back.
        boolean isItsOwn = connected.filter(other -> other.equals(owner)).isPresent();
        if (stored.isPresent() && !stored.get().tenant().equals(tenant) && !isItsOwn) {
            faults.add(
                    "entraIdentifier",
                    FaultCode.TENANT_CHANGED,
                    document.entraIdentifier(),
                    stored.get().application().entraIdentifier());
            return;
        }
        connected
                .filter(other -> !other.equals(owner))
                .ifPresent(other -> faults.add(
                        "entraIdentifier",
                        FaultCode.TENANT_TAKEN,
                        document.entraIdentifier(),
                        "a tenant that is not already " + other + "'s"));
    }

    private Status status() {
        String written = document.status();
        if (written == null) {
            return Status.ACTIVE;
        }
        return Stream.of(Status.values())
                .filter(status -> status.key().equals(written.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseGet(() -> {
                    faults.add("status", FaultCode.STATUS_UNKNOWN, written, "active, draft or paused");
                    return Status.DRAFT;
                });
    }
}
