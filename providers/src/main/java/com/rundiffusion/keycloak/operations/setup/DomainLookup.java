package com.rundiffusion.keycloak.operations.setup;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.domain.DnsTexts;
import com.rundiffusion.keycloak.enterprise.domain.DomainProof;
import com.rundiffusion.keycloak.enterprise.domain.DomainProof.Method;
import com.rundiffusion.keycloak.enterprise.domain.EntraDomain;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.realm.DaemonThreads;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

/**
 * Looks for the proofs of domains where the realm lets one count: in the DNS, and at Microsoft where operations have switched that on.
 * Name servers of strangers may be silent for seconds, so nothing is held meanwhile, and several are asked at once.
 */
public final class DomainLookup {

    private static final Logger LOG = Logger.getLogger(DomainLookup.class);

    private static final int AT_ONCE = 8;

    private final boolean dnsCounts;
    private final boolean entraCounts;
    private final DnsTexts dns;
    private final EntraDomain entra;

    public DomainLookup(SsoSettings settings) {
        this.dnsCounts = settings.domainProofs().contains(Method.DNS.key());
        this.entraCounts = settings.domainProofs().contains(Method.ENTRA.key());
        this.dns = new DnsTexts(settings.dnsResolver());
        this.entra = new EntraDomain(settings.entraHosts());
    }

    /**
     * One domain to be looked for.
     *
     * @param company the customer's, by whose cloud Microsoft is asked; empty where nobody has given it yet
     * @param isControlled whether its tenant is known to be the customer's: what Microsoft says counts for such a one alone
     */
    public record Question(DomainProof proof, Optional<Enterprise> company, boolean isControlled) {}

    /** @return in the order of the questions; what could not be asked is left out, and due again later */
    public List<DomainFinding> ask(List<Question> questions) {
        if (questions.isEmpty()) {
            return List.of();
        }
        ExecutorService threads =
                Executors.newFixedThreadPool(Math.min(AT_ONCE, questions.size()), new DaemonThreads("sso-domains"));
        try {
            List<Callable<DomainFinding>> asked = questions.stream()
                    .<Callable<DomainFinding>>map(question -> () -> ask(question))
                    .toList();
            return threads.invokeAll(asked).stream()
                    .flatMap(answer -> result(answer).stream())
                    .toList();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Optional<DomainFinding> result(Future<DomainFinding> asked) {
        try {
            return Optional.of(asked.get());
        } catch (ExecutionException broken) {
            LOG.warn("A domain could not be looked at", broken.getCause());
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private DomainFinding ask(Question question) {
        DomainProof proof = question.proof();
        // Another tenant than the customer's is a mistake that can be told at once, whatever counts as a proof.
        Optional<TenantId> tenant = question.company()
                .flatMap(company ->
                        entra.tenantOf(proof.domain(), company.application().loginUrl()));
        boolean isOfTheTenant = question.isControlled()
                && tenant.isPresent()
                && tenant.equals(question.company().map(Enterprise::tenant));
        if (entraCounts && isOfTheTenant) {
            return new DomainFinding(proof, Optional.of(Method.ENTRA), Optional.empty(), tenant);
        }
        Optional<List<String>> texts = dnsCounts ? texts(proof) : Optional.of(List.of());
        if (texts.filter(found -> found.stream().anyMatch(proof.record()::isIn)).isPresent()) {
            return new DomainFinding(proof, Optional.of(Method.DNS), Optional.empty(), tenant);
        }
        boolean mayBeThere = entraCounts && tenant.isEmpty() && (!dnsCounts || isByEntra(proof));
        Optional<String> seen =
                mayBeThere ? Optional.empty() : texts.map(found -> Fault.printable(String.join(" · ", found)));
        return new DomainFinding(proof, Optional.empty(), seen, tenant);
    }

    private Optional<List<String>> texts(DomainProof proof) {
        try {
            return Optional.of(dns.of(proof.record().name()));
        } catch (DnsTexts.Unanswered silent) {
            LOG.debugf("No name server answered: %s", silent.getMessage());
            return Optional.empty();
        }
    }

    private static boolean isByEntra(DomainProof proof) {
        return proof.method().filter(Method.ENTRA::equals).isPresent();
    }
}
