package com.rundiffusion.keycloak.operations.setup;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.domain.DnsTexts;
import com.rundiffusion.keycloak.enterprise.domain.DomainProof;
import com.rundiffusion.keycloak.enterprise.domain.DomainProofs;
import com.rundiffusion.keycloak.enterprise.domain.EntraDomain;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** Looks for the proof of a domain where the realm lets one count: in the DNS, and at Microsoft where operations have switched that on. */
final class DomainLookup {

    private final DomainProofs proofs;
    private final SsoSettings settings;
    private final DnsTexts dns;
    private final EntraDomain entra;
    private final Map<String, Optional<TenantId>> tenants = new HashMap<>();

    DomainLookup(KeycloakSession session) {
        this.proofs = new DomainProofs(session);
        this.settings = new SsoSettings(session.getContext().getRealm());
        this.dns = new DnsTexts(settings.dnsResolver());
        this.entra = new EntraDomain(settings.entraHosts());
    }

    /** @param controlled the customer's company, once its tenant is proven; what Microsoft says counts for that one alone */
    DomainProof look(DomainProof proof, Optional<Enterprise> controlled) {
        boolean byEntra = settings.domainProofs().contains(DomainProof.Method.ENTRA.key());
        Optional<TenantId> tenant =
                byEntra ? controlled.flatMap(company -> tenantOf(proof, company)) : Optional.empty();
        if (tenant.isPresent() && tenant.equals(controlled.map(Enterprise::tenant))) {
            return proofs.proven(proof, DomainProof.Method.ENTRA, KeycloakClock.now());
        }
        if (settings.domainProofs().contains(DomainProof.Method.DNS.key())) {
            return inDns(proof, byEntra && tenant.isEmpty());
        }
        return tenant.isEmpty()
                ? proofs.notAnswered(proof, KeycloakClock.now())
                : proofs.notSeen(proof, "", KeycloakClock.now());
    }

    /** The tenant that Microsoft has the domain in; nobody else's is ever a proof, and another one is a mistake that can be told at once. */
    Optional<TenantId> tenantOf(DomainProof proof, Enterprise company) {
        return tenants.computeIfAbsent(
                proof.domain(),
                domain -> entra.tenantOf(domain, company.application().loginUrl()));
    }

    /** @param entraSilent whether Microsoft could not be asked, by whom it may have been proven */
    private DomainProof inDns(DomainProof proof, boolean entraSilent) {
        try {
            List<String> found = dns.of(proof.record().name());
            if (found.stream().anyMatch(proof.record()::isIn)) {
                return proofs.proven(proof, DomainProof.Method.DNS, KeycloakClock.now());
            }
            boolean mayBeThere = entraSilent
                    && proof.method().filter(DomainProof.Method.ENTRA::equals).isPresent();
            String seen = Fault.printable(String.join(" · ", found));
            return mayBeThere
                    ? proofs.notAnswered(proof, KeycloakClock.now())
                    : proofs.notSeen(proof, seen, KeycloakClock.now());
        } catch (DnsTexts.Unanswered silent) {
            return proofs.notAnswered(proof, KeycloakClock.now());
        }
    }
}
