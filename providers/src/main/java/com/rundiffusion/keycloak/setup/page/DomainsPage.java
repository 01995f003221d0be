package com.rundiffusion.keycloak.setup.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.document.check.CompanyValues;
import com.rundiffusion.keycloak.enterprise.domain.DomainProof;
import com.rundiffusion.keycloak.enterprise.domain.DomainProofs;
import com.rundiffusion.keycloak.enterprise.setup.SetupProgress;
import com.rundiffusion.keycloak.link.SetupLinkUrl;
import com.rundiffusion.keycloak.operations.setup.DomainFinding;
import com.rundiffusion.keycloak.operations.setup.DomainLookup;
import com.rundiffusion.keycloak.operations.setup.DomainLookup.Question;
import com.rundiffusion.keycloak.operations.setup.DomainProving;
import com.rundiffusion.keycloak.operations.setup.LinkClock;
import com.rundiffusion.keycloak.pasted.PastedList;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** The company's domains: what operations know, what the customer names, and how each is proven. */
final class DomainsPage implements StepPage {

    private static final String DOMAINS = "domains";
    private static final int MOST_AT_ONCE = 5;

    /** On one node: each may hold a connection to the database for as long as a stranger's name server is silent. */
    private static final Semaphore LOOKS = new Semaphore(4);

    @Override
    public Map<String, Object> values(Visit visit) {
        Map<String, Object> values = new HashMap<>();
        values.put(DOMAINS, shown(visit, Map.of()));
        values.put("mayName", visit.link().presets().path("moreDomains").asBoolean(true));
        values.put(
                "named",
                String.join(
                        "\n", visit.link().given().domains().stream().sorted().toList()));
        return values;
    }

    @Override
    public Answer post(Visit visit, SetupForm form) {
        ObjectNode json = StrictJson.MAPPER.createObjectNode();
        boolean mayName = visit.link().presets().path("moreDomains").asBoolean(true);
        String text = mayName ? form.text(DOMAINS).orElse("") : "";
        PastedList.words(text).forEach(json.putArray(DOMAINS)::add);
        CompanyValues read = CompanyValues.read(json, CreatePage.context(visit), Optional.empty());
        if (!read.faults().isEmpty()) {
            Map<String, Object> values = values(visit);
            values.put("named", text);
            values.put("faults", new StepFaults(visit).list(read.faults()));
            return new Answer.Shown(values);
        }
        Set<String> wanted = new LinkedHashSet<>(read.domains());
        wanted.addAll(preset(visit, "required"));
        // Stored by itself: the look-ups take their time, and nobody waits for the link meanwhile.
        RealmTransaction.beside(visit.session()).run(own -> {
            if (mayName && !read.domains().equals(visit.link().given().domains())) {
                new SetupProgress(own)
                        .give(visit.link(), given -> given.withDomains(read.domains()), KeycloakClock.now());
            }
            new DomainProofs(own).want(visit.link().id(), wanted, KeycloakClock.now());
            new LinkClock(own).set(visit.link().id(), KeycloakClock.now());
        });
        Map<String, TenantId> tenants = look(visit);
        Map<String, Object> values = values(visit);
        values.put("named", text);
        values.put(DOMAINS, shown(visit, tenants));
        return new Answer.Shown(values);
    }

    /**
     * Looks at some of them now; the background round looks at all, and at these too where too many wait for name servers already.
     *
     * @return by their domains the tenants that Microsoft has some of them in
     */
    private static Map<String, TenantId> look(Visit visit) {
        if (!LOOKS.tryAcquire()) {
            return Map.of();
        }
        try {
            Optional<Enterprise> company = visit.company().enterprise();
            boolean isControlled = visit.company().controlled().isPresent();
            List<Question> open = proofs(visit).stream()
                    .filter(proof -> !proof.isProven())
                    .limit(MOST_AT_ONCE)
                    .map(proof -> new Question(proof, company, isControlled))
                    .toList();
            SsoSettings settings = new SsoSettings(visit.session().getContext().getRealm());
            List<DomainFinding> found = new DomainLookup(settings).ask(open);
            RealmTransaction apart = RealmTransaction.beside(visit.session());
            found.forEach(finding -> apart.run(own -> new DomainProving(own).take(finding)));
            return found.stream()
                    .filter(finding -> finding.tenant().isPresent())
                    .collect(Collectors.toMap(
                            finding -> finding.proof().domain(),
                            finding -> finding.tenant().get()));
        } finally {
            LOOKS.release();
        }
    }

    private static List<Map<String, Object>> shown(Visit visit, Map<String, TenantId> tenants) {
        List<Map<String, Object>> shown = new ArrayList<>();
        known(visit).forEach(domain -> shown.add(new HashMap<>(Map.of("name", domain, "state", "given"))));
        Optional<TenantId> own = visit.company().enterprise().map(Enterprise::tenant);
        proofs(visit)
                .forEach(proof -> shown.add(shown(
                        visit,
                        proof,
                        Optional.ofNullable(tenants.get(proof.domain()))
                                .filter(found -> own.isPresent() && !own.get().equals(found)))));
        return shown;
    }

    private static Map<String, Object> shown(Visit visit, DomainProof proof, Optional<TenantId> elsewhere) {
        Map<String, Object> one = new HashMap<>();
        one.put("name", proof.domain());
        one.put("state", proof.isProven() ? "proven" : elsewhere.isPresent() ? "elsewhere" : "open");
        elsewhere.ifPresent(tenant -> one.put("tenant", tenant.guid()));
        if (!proof.isProven()) {
            one.put("record", proof.record().name());
            one.put("shortRecord", proof.record().shortName());
            one.put("text", proof.record().text());
            proof.seen().filter(seen -> !seen.isBlank()).ifPresent(seen -> one.put("seen", seen));
            one.put("colleagueUrl", SetupLinkUrl.dns(visit.session(), proof.id()));
        }
        return one;
    }

    /** By operations' word, or in the company's document; those with a proof of this link are shown with it. */
    private static Set<String> known(Visit visit) {
        Set<String> known = new TreeSet<>(preset(visit, "given"));
        visit.company()
                .stored()
                .ifPresent(company -> known.addAll(company.enterprise().domains()));
        proofs(visit).forEach(proof -> known.remove(proof.domain()));
        return known;
    }

    /** As they are stored: what this request's own session has read before may be older than the look-up. */
    private static List<DomainProof> proofs(Visit visit) {
        return RealmTransaction.beside(visit.session())
                .call(own -> new DomainProofs(own).of(visit.link().id()));
    }

    private static List<String> preset(Visit visit, String proof) {
        List<String> names = new ArrayList<>();
        visit.link().presets().path(DOMAINS).forEach(domain -> {
            if (proof.equals(domain.path("proof").asText())) {
                names.add(domain.path("name").asText());
            }
        });
        return names;
    }
}
